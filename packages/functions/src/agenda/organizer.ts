import { Calendar } from "@entrepairs/core/calendar";
import type { Firm } from "@entrepairs/core/firm";
import type { Told } from "./event.ts";

/**
 * Who organizes, as a person's calendar answers: the firm, at an address that takes his own answers where there is one.
 * The same in files and in invitations: an entry whose organizer changes is somebody else's to some programs.
 */
export async function organizerOf(
  firm: Pick<Firm.Info, "name" | "contactEmail">,
  seat?: { cohortID: string; enrolmentID: string },
): Promise<Told["firm"]> {
  const address = seat && (await Calendar.replyAddress(seat));
  return { name: firm.name, contactEmail: address ?? firm.contactEmail };
}
