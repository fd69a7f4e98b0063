import type { MessageKind, MessageParams } from "../render.ts";

const firmName = "Atelier des Pairs";
const programmeTitle = "Codéveloppement pour managers";
const url = "https://exemple.test/lien/abc?x=1&y=2";
const zone = "Europe/Paris";
const session = { startsAt: "2027-11-09T08:30:00.000Z", zone };

/** One invented example of each message about a group, with its variants. */
export const ofGroups = {
  replacementTold: (["person", "payer", "coach", "moved"] as const).flatMap((reader) =>
    [undefined, "Hiver"].map((toCohortName) => ({
      firmName,
      programmeTitle,
      reader,
      leaverName: "Ana Lopes",
      newcomerName: "Bo Martin",
      cohortName: "Automne",
      url,
      ...(toCohortName && { toCohortName }),
    })),
  ),
  reviewReleased: [{ firmName, programmeTitle: "Codéveloppement", url }],
  reviewToRead: [{}, { dueOn: "2027-03-12" }].map((told) => ({ firmName, url, ...told })),
  amongPeers: [{ firmName, url }],
  peerMeeting: (["planned", "cancelled", "tomorrow"] as const).map((what) => ({ firmName, what, ...session, url })),
  groupShort: [{ firmName, cohortName: "Automne", accepted: 4, seatsMin: 5, ...session, url }],
  pollAsked: [
    {
      firmName,
      programmeTitle,
      cohortName: "Automne",
      slots: 15,
      closesAt: session.startsAt,
      zone,
      isReminder: false,
      url,
    },
    {
      firmName,
      programmeTitle,
      cohortName: "Automne",
      slots: 1,
      closesAt: session.startsAt,
      zone,
      isReminder: true,
      url,
    },
  ],
  pollChosen: [
    { firmName, programmeTitle, cohortName: "Automne", sessions: [{ ...session, minutes: 210 }], url, reader: "coach" },
    {
      firmName,
      programmeTitle,
      cohortName: "Automne",
      sessions: [{ ...session, minutes: 210 }],
      url,
      reader: "person",
    },
    {
      firmName,
      programmeTitle,
      cohortName: "Automne",
      sessions: [
        { ...session, minutes: 180 },
        { startsAt: "2028-02-01T13:00:00.000Z", zone: "Indian/Reunion", minutes: 210 },
      ],
      url,
      reader: "person",
    },
  ],
  cycleDates: [{ firmName, programmeTitle, sessions: [session, { ...session, zone: "Indian/Reunion" }], url }],
  sessionReminder: [
    { firmName, ...session, cohortName: "Automne", minutes: 210, place: "12 quai des Forges, Annecy", url },
    { firmName, ...session, cohortName: "Automne", minutes: 120, link: "https://visio.test/salle", url },
  ],
  sessionLed: (["peer", "leader", "freed"] as const).flatMap((reader) =>
    [{}, { reason: "Un empêchement", place: "12 quai des Forges, Annecy" }].map((more) => ({
      firmName,
      ...session,
      reader,
      cohortName: "Automne",
      minutes: 210,
      before: "Inès Morvan",
      leader: "Bo Martin",
      url,
      ...more,
    })),
  ),
  groupMessage: [
    {
      senderName: "Nadia Roux",
      lines: ["Apportez votre badge.", "", "Le parking est fermé."],
      place: "12 rue des Tanneurs, Lyon",
    },
    { senderName: "Nadia Roux", lines: ["Apportez votre badge."], link: "https://visio.example/salle" },
  ].map((more) => ({ firmName, cohortName: "Hiver", ...session, url, ...more })),
  visitTold: [
    ...(["offered", "asked", "suspended", "coming", "waits", "gone"] as const).map((what) => ({ what })),
    ...(["disagreed", "guest", "firm", "moved", "full", "left"] as const).map((why) => ({
      what: "ended" as const,
      why,
    })),
  ].map((told) => ({
    firmName,
    hostName: "Hiver",
    guestName: "Ana Lopes",
    homeName: "Automne",
    ...session,
    url,
    ...told,
  })),
  charterToSign: [{ firmName, cohortName: "Automne", url }],
  signatureAsked: [{ firmName, cohortName: "Automne", ...session, url }],
} satisfies { [Kind in MessageKind]?: readonly MessageParams[Kind][] };
