import type { fr } from "../fr/feed.ts";

export const en: typeof fr = {
  title: "My sessions in my calendar",
  body: "A private address that your calendar reads again by itself: your sessions in all your firms, with their dates, groups and places. Never a topic, never a participant’s name.",
  watchTitle: "These dates in my calendar",
  watchBody:
    "A private address that your calendar reads again by itself: the dates and names of your groups, which take none of your time. Neither place, topic nor participant’s name.",
  create: "Create my address",
  address: "Address of my calendar",
  secret: "Whoever knows this address reads your dates: keep it to yourself.",
  how: "Where to paste it",
  google: "Google Calendar: Other calendars, +, From URL.",
  outlook: "Outlook: Add calendar, Subscribe from web.",
  apple: "Apple Calendar: File, New Calendar Subscription.",
  change: "Change the address",
  changed: "The former address leads nowhere any more. Give the new one to your calendar.",
  created: "Address created.",
};
