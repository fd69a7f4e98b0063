import { Participant, PeopleImport } from "@entrepairs/core/participant";
import type { Job } from "./dispatch.ts";

/** Finishes an import whose process died between two pieces; after a whole one it finds nothing to do. */
const finish: Job = async ({ ids }) => {
  if (ids.organizationID) await PeopleImport.resume(ids.organizationID);
};

export const on = { [Participant.Event.Imported]: finish };
