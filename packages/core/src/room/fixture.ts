import { addPeers, type PeerGroup } from "../testing/index.ts";
import type { Act } from "./act.ts";
import { Room } from "./index.ts";

export interface Scene extends PeerGroup {
  key: { cohortID: string; sessionID: string };
  coach(act: Act): ReturnType<typeof Room.act>;
  peer(at: number, act: Act): ReturnType<typeof Room.act>;
  next(times?: number): Promise<void>;
  view(at?: number): Promise<NonNullable<Awaited<ReturnType<typeof Room.read>>>>;
}

type Options = Partial<Parameters<typeof addPeers>[0]>;

/** A group in its open room. */
export async function scene(options: Options = {}, opening: object = {}): Promise<Scene> {
  const group = await addPeers({ peers: 5, ...options });
  const key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
  await group.asCoach(() => Room.open({ ...key, code: "ABC234", ...opening }));
  return sceneOf(group, key);
}

export async function sceneOf(group: PeerGroup, key: Scene["key"]): Promise<Scene> {
  const coach = (act: Act) => group.asCoach(() => Room.act({ ...key, act }));
  const peer = (at: number, act: Act) => group.asPeer(at, () => Room.act({ ...key, act }));
  for (const at of group.participantIDs.keys()) await peer(at, { kind: "enter", charter: false });
  const read = () => Room.read({ ...key, after: -1 });
  const view = async (at?: number) => {
    const found = await (at === undefined ? group.asCoach(read) : group.asPeer(at, read));
    if (!found) throw new Error("nothing to read");
    return found;
  };
  const next = async (times = 1) => {
    for (let n = 0; n < times; n++) await coach({ kind: "next", from: (await view()).view.step });
  };
  return { ...group, key, coach, peer, next, view };
}

export const choose = (scene: Scene, at: number): Act => ({
  kind: "choose",
  clientID: scene.participantIDs[at] ?? "",
  topicID: null,
  title: "Un sujet",
});
export const write = (word: "statement" | "question" | "answer" | "suggestion", text: string): Act => ({
  kind: "write",
  word,
  text,
  answers: null,
});

/** Up to the step of this key, the first peer client; agreements given on the way. */
export async function goTo(scene: Scene, key: string): Promise<void> {
  for (;;) {
    const { view, entries } = await scene.view();
    const opened = entries[0]?.entry;
    const plan = opened?.kind === "opened" ? opened.plan : [];
    const step = plan[view.step];
    if (step?.key === key) return;
    if (step?.key === "choice") await scene.coach(choose(scene, 0));
    if (step?.gate === "assent") {
      await scene.peer(0, { kind: "agree" });
      await scene.coach({ kind: "assent", clientAgrees: false });
    }
    await scene.next();
  }
}
