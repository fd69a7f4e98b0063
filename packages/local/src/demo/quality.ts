import { Complaint } from "@entrepairs/core/complaint";
import type { Actor } from "@entrepairs/core/kernel";
import { Register } from "@entrepairs/core/quality";
import type { Founded } from "./firm.ts";
import { as, day, happened, instant } from "./stage.ts";

/** A client complained of a room two months ago: read the next day, answered, closed, and what changed since. */
export async function complainOnce({ firmID, owner }: Founded): Promise<void> {
  const visitor: Actor.Actor = { type: "visitor", firmID };
  const told = {
    role: "client" as const,
    name: "Camille Rey",
    email: "camille.rey@valdor.example",
    about: "Managers de proximité Valdor",
    text: "La salle du premier étage est bruyante l’après-midi : nos participants s’en plaignent.",
    locale: "fr" as const,
  };
  const { complaintID } = await happened(instant(-62, 14), () => as(visitor, () => Complaint.send(told)));
  await happened(instant(-61, 9), () => as(owner, () => Complaint.acknowledge({ complaintID, rev: 1 })));
  const text = "Vous avez raison. Dès la prochaine séance, le groupe se réunit salle Belvédère, côté jardin.";
  await happened(instant(-60, 9), () => as(owner, () => Complaint.answer({ complaintID, rev: 2, text })));
  await happened(instant(-55, 9), () =>
    as(owner, () => Complaint.close({ complaintID, rev: 3, outcome: "founded", note: null })),
  );
  const cause = { kind: "complaint" as const, complaintID };
  const changed = {
    title: "Une salle calme pour chaque groupe",
    text: "Le bruit est vérifié à la visite de la salle.",
    // Said here: inside, the clock already stands at that day.
    on: day(-54),
  };
  await happened(instant(-54, 9), () =>
    as(owner, () => Register.write({ ...changed, kind: "improvement", indicator: 32, cause, isDone: true })),
  );
  const watch = {
    title: "Lecture : pratiques réflexives entre pairs",
    text: "Synthèse partagée aux coachs.",
    on: day(-30),
  };
  await happened(instant(-30, 9), () =>
    as(owner, () => Register.write({ ...watch, kind: "note", indicator: 25, isDone: true })),
  );
}
