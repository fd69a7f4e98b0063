/** Which room the address leads to. */
export interface Place {
  firmID: string;
  cohortID: string;
  sessionID: string;
}

/** What this window shows of it. */
export type Face = "room" | "projection" | "paper";

const ROOM = /^\/salle\/([\w-]+)\/([\w-]+)\/([\w-]+)\/?$/;
const CODE = /^\/s(?:\/([0-9A-Za-z]{0,12}))?\/?$/;

/** `/salle/{firm}/{cohort}/{session}`; undefined for any other path. */
export function placeIn(pathname: string): Place | undefined {
  const [, firmID, cohortID, sessionID] = ROOM.exec(pathname) ?? [];
  return firmID && cohortID && sessionID ? { firmID, cohortID, sessionID } : undefined;
}

/** `/s/{code}`: the code, empty when it is still to be typed; undefined for any other path. */
export function codeIn(pathname: string): string | undefined {
  const found = CODE.exec(pathname);
  return found ? (found[1] ?? "").toUpperCase() : undefined;
}

export const pathOf = ({ firmID, cohortID, sessionID }: Place, face: Face = "room"): string =>
  `/salle/${firmID}/${cohortID}/${sessionID}${face === "room" ? "" : `?vue=${face}`}`;

export function faceIn(search: string): Face {
  const face = new URLSearchParams(search).get("vue");
  return face === "projection" || face === "paper" ? face : "room";
}

/** The way back to the firm's pages of the group. */
export const groupPath = ({ firmID, cohortID }: Place): string => `/app/f/${firmID}/groupes/${cohortID}`;

/** The group's own space, which each of its members and who leads it may read. */
export const spacePath = ({ firmID, cohortID }: Place): string => `/app/f/${firmID}/groupe/${cohortID}`;

/** The firm's page of complaints, by the only name of the firm that a room knows: it leads on to the firm's own address. */
export const complaintPath = ({ firmID }: Pick<Place, "firmID">, locale: "fr" | "en"): string =>
  `${locale === "en" ? "/en" : ""}/c/${firmID}/reclamation`;

/** Where the group writes what goes to its sponsors. */
export const reviewPath = (place: Place): string => `${spacePath(place)}?onglet=bilan`;
