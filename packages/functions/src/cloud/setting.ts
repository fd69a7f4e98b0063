/** A setting that the deployment must give; its absence stops the function at once. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment lacks ${name}`);
  return value;
}
