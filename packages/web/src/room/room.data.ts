import type { Room } from "@entrepairs/core/room";
import type { CodeRoute } from "@entrepairs/functions/room/code.ts";
import type { RoomRoute } from "@entrepairs/functions/room/session.ts";
import type { hc, InferRequestType, InferResponseType } from "hono/client";
import type { Place } from "./place.ts";
import { askDoor, askRoom } from "./wire.ts";

type Client = ReturnType<typeof hc<RoomRoute>>;
type Door = ReturnType<typeof hc<CodeRoute>>;

export type Reading = Room.Reading;
export type View = Reading["view"];
export type Logged = Reading["entries"][number];
export type Entry = Logged["entry"];
export type Plan = Extract<Entry, { kind: "opened" }>["plan"];
export type Step = Plan[number];
export type Word = Extract<Entry, { kind: "wrote" }>["word"];
export type Seat = View["seats"][number];
export type Act = InferRequestType<Client["act"]["$post"]>["json"]["act"];
export type Done = InferResponseType<Client["act"]["$post"]>;
export type Note = InferResponseType<Client["note"]["$get"]>;
export type Opening = InferRequestType<Client["open"]["$post"]>["json"];
type Socket = InferResponseType<Client["socket"]["$post"]>;
export type Names = InferResponseType<Door["index"]["$get"]>;
type Pass = InferResponseType<Door["index"]["$post"]>;

/** The room after the number that the screen has; undefined when nothing is new. */
export const readRoom = (place: Place, after: number) =>
  askRoom(place, `?after=${after}`) as Promise<Reading | undefined>;
export const sendAct = (place: Place, act: Act, key: string) =>
  askRoom(place, "/act", { method: "POST", json: { act }, key }) as Promise<Done>;
type Choices = InferResponseType<Client["opening"]["$get"]>;
export type OpeningChoices = Choices;
/** What whoever opens this room chooses from; refused to everyone else. */
export const readOpening = (place: Place) => askRoom(place, "/opening") as Promise<Choices>;
export const openRoom = (place: Place, json: Opening, key: string) =>
  askRoom(place, "/open", { method: "POST", json, key }) as Promise<Done>;
export const readNote = (place: Place) => askRoom(place, "/note") as Promise<Note>;
export const writeNote = (place: Place, json: Note, key: string) =>
  askRoom(place, "/note", { method: "PUT", json, key }) as Promise<{ rev: number }>;
type Colleagues = InferResponseType<Client["colleague"]["$get"]>;
/** Coaches of the firm whom the facilitator may ask in to observe. */
export const readColleagues = async (place: Place) => ((await askRoom(place, "/colleague")) as Colleagues).colleagues;
type Topics = InferResponseType<Client["topic"]["$get"]>;
export type Topic = Topics["topics"][number];
/** What the group proposed beforehand and has not taken yet. */
export const readTopics = async (place: Place) => ((await askRoom(place, "/topic")) as Topics).topics;
export type Charter = InferResponseType<Client["charter"]["$get"]>;
/** The group's charter as it stands. */
export const readCharter = (place: Place) => askRoom(place, "/charter") as Promise<Charter>;
export const askSocket = (place: Place) => askRoom(place, "/socket", { method: "POST", json: {} }) as Promise<Socket>;
export const namesOf = (code: string) => askDoor(code) as Promise<Names>;
export const knock = (code: string, personID: string, key: string) =>
  askDoor(code, { method: "POST", json: { personID }, key }) as Promise<Pass>;
