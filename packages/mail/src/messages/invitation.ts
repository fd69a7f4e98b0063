import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { counted } from "../format.ts";
import { fr } from "../locale.ts";

/** Someone of the firm invites a member, or a client organization's sponsor. `days`: how long the link lives. */
export type Invitation = FromFirm & { inviterName: string; role: InvitedRole; url: string; days: number };
export type InvitedRole = "owner" | "manager" | "coach" | "sponsor";

export const invitation: Writer<Invitation> = (params, locale) => (locale === "fr" ? french(params) : english(params));

const roles: Record<InvitedRole, { fr: string; en: string }> = {
  owner: {
    fr: fr`Vous y gérez le cabinet : programmes, groupes, entreprises, factures et équipe.`,
    en: "You run the firm there: programmes, groups, organizations, invoices and team.",
  },
  manager: {
    fr: fr`Vous y suivez les programmes, les groupes, les inscriptions et les factures.`,
    en: "You follow programmes, groups, enrolments and invoices there.",
  },
  coach: {
    fr: fr`Vous y retrouvez vos groupes, leurs dates et ce qui vous attend à chaque séance.`,
    en: "You find your groups there, their dates and what each session needs from you.",
  },
  sponsor: {
    fr: fr`Vous y suivez les inscriptions de vos équipes, les dates, les présences, les bilans publiés et vos factures. Ce qui se dit en séance reste entre les participants.`,
    en: "You follow your people’s enrolments there, the dates, attendance, published reports and your invoices. What is said in a session stays between the participants.",
  },
};

function french({ firmName, inviterName, role, url, days }: Invitation): Content {
  return {
    from: firmName,
    subject: fr`${firmName} vous invite sur Entrepairs`,
    title: fr`${inviterName} vous invite sur Entrepairs`,
    blocks: [
      paragraph(fr`${firmName} y organise ses groupes de codéveloppement.`),
      paragraph(roles[role].fr),
      paragraph(
        fr`Aucun mot de passe à choisir, rien à installer : ce lien suffit. Il sert une fois, pendant ${counted(days, ["jour", "jours"], "fr")} ; ensuite, vous vous connectez avec cette adresse.`,
      ),
    ],
    action: { label: fr`Accepter l’invitation`, url },
    footer: fr`Vous recevez ce message parce que ${inviterName} a indiqué votre adresse. Si ce n’est pas pour vous, ignorez-le.`,
  };
}

function english({ firmName, inviterName, role, url, days }: Invitation): Content {
  return {
    from: firmName,
    subject: `${firmName} invites you to Entrepairs`,
    title: `${inviterName} invites you to Entrepairs`,
    blocks: [
      paragraph(`${firmName} runs its peer-learning groups there.`),
      paragraph(roles[role].en),
      paragraph(
        `No password to choose, nothing to install: this link is enough. It works once, for ${counted(days, ["day", "days"], "en")}; after that you sign in with this address.`,
      ),
    ],
    action: { label: "Accept the invitation", url },
    footer: `You receive this message because ${inviterName} gave your address. If it is not for you, ignore it.`,
  };
}
