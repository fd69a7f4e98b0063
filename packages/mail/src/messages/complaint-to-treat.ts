import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr } from "../locale.ts";

/** To those who run the firm: a complaint waits for someone. What it says is read signed in alone. */
export type ComplaintToTreat = FromFirm & { reference: string; until: string; isReminder: boolean; url: string };

export const complaintToTreat: Writer<ComplaintToTreat> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, reference, until, isReminder, url }: ComplaintToTreat): Content {
  const title = isReminder ? "Une réclamation attend toujours" : "Une réclamation vous est parvenue";
  return {
    from: firmName,
    subject: fr`${title} (${reference})`,
    title,
    blocks: [
      paragraph(
        fr`Lisez-la et accusez-en réception au plus tard ${day(until, "fr")}. Ce message n’en reprend rien : elle se lit une fois connecté.`,
      ),
    ],
    action: { label: "Lire la réclamation", url },
    footer: fr`Vous recevez ce message parce que vous dirigez ou gérez ${firmName}.`,
  };
}

function english({ firmName, reference, until, isReminder, url }: ComplaintToTreat): Content {
  const title = isReminder ? "A complaint is still waiting" : "A complaint has come in";
  return {
    from: firmName,
    subject: `${title} (${reference})`,
    title,
    blocks: [
      paragraph(
        `Read it and acknowledge it by ${day(until, "en")}. This message repeats nothing of it: it is read signed in.`,
      ),
    ],
    action: { label: "Read the complaint", url },
    footer: `You receive this message because you run or manage ${firmName}.`,
  };
}
