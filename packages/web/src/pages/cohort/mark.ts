import { createCommand } from "../../api/index.ts";
import { words } from "../../messages/cohort-page.ts";
import { toast } from "../../ui/toast.tsx";
import { markHeld, type Session } from "./cohort.data.ts";

/** Marks a session as held, and says what follows. */
export const createMark = () =>
  createCommand({
    send: ({ cohortID, sessionID }: Session, key) => markHeld({ cohortID, sessionID }, key),
    done: () => toast(words().sessions.marked),
  });
