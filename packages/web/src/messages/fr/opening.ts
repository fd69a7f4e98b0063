/** What whoever opens a room chooses. */
export const fr = {
  ends: (template: string, hour: string) => `${template} : fin prévue à ${hour}.`,
  inputs: "Un apport avant les sujets (au plus trois)",
  input: (name: string, minutes: number) => `${name}, ${minutes} min`,
  errors: { "room.input": "Cet apport n’est plus proposé. Choisissez-en un autre." },
};
