import { Pack } from "@entrepairs/core/quality";
import type { Job } from "./dispatch.ts";

/** Looks through the groups of a pack, one after the other; killed halfway, it goes on from the last one told. */
const prepare: Job = async ({ ids: { packID = "" } }) => Pack.prepare(packID);

export const on = { [Pack.Event.Asked]: prepare };
