import type { fr } from "../fr/settings.ts";

export const en: typeof fr = {
  title: "Settings",
  links: {
    firm: { title: "Firm", body: "Name, SIRET, VAT, address, activity number, bank details and colour." },
    team: { title: "Team", body: "Who works in the firm, and what they can do." },
    programmes: { title: "Programmes", body: "Your catalogue: import a sheet, edit and publish." },
    methods: { title: "Session templates", body: "Steps, lengths, instructions: copy one and make it yours." },
    forms: { title: "Questionnaires", body: "What you ask after a session, at the end of a cycle, later." },
    documents: {
      title: "Wordings of documents",
      body: "Programme, house rules, notice to attend, attestation: your words, and when they leave.",
    },
    calendar: { title: "Calendar", body: "Public and school holidays, rooms and travel time of sessions." },
    billing: { title: "Invoicing", body: "Invoice numbers, legal mentions and reminders." },
    terms: { title: "Cancellation terms", body: "Fee, replacement, leaving on the way, a group too small." },
    payment: { title: "Payments", body: "Get paid by card and direct debit." },
    platform: { title: "Approved platform", body: "Electronic invoices: handing in, statuses, declared collections." },
    rights: { title: "People’s rights", body: "Hand someone what you keep about them, or erase them." },
    audit: { title: "Log of actions", body: "Who did what, and who read again what a group wrote." },
    estate: { title: "Export and closing", body: "Take along all that the firm has, or close it." },
    takeover: { title: "Moving in", body: "Coming from another tool: numbers, invoices and running groups." },
  },
};
