import { plural } from "../../format/number.ts";

/** When plans change: a seat given up, taken over, moved; an order given up; a group that is too small. */
export const fr = {
  title: (name: string) => `La place de ${name}`,
  what: "Que se passe-t-il ?",
  ways: {
    replace: "Une autre personne prend la place",
    transfer: "Une place dans un autre groupe",
    client: "Le client annule, ou la personne abandonne",
    forceMajeure: "Cas de force majeure reconnu",
    firm: "Le cabinet annule",
  },
  hints: {
    replace: "Sans frais : les mêmes payeurs, les mêmes factures. La personne reçoit l’invitation et signe la charte.",
    transfer: "Le prix et les factures suivent. La personne reçoit les nouvelles dates et répond librement.",
    client: "Un dédit peut être dû, selon les conditions acceptées.",
    forceMajeure: "Seules les séances tenues sont dues.",
    firm: "Rien n’est dû pour ce qui n’est pas tenu.",
  },
  given: "Prénom",
  family: "Nom",
  email: "Adresse électronique",
  job: "Fonction",
  replaceAct: "Inviter à sa place",
  replaced: (name: string) => `L’invitation part à ${name}.`,
  toGroup: "Groupe",
  seatsFree: (count: number) => plural(count, "place libre", "places libres"),
  groupSeats: (name: string, seats: string) => `${name} (${seats})`,
  transferAct: "Changer de groupe",
  transferred: (name: string) => `${name} reçoit les dates de son nouveau groupe.`,
  reason: "Motif",
  reasonHint: "Le payeur le lira, sur son avoir et dans son message.",
  cancelAct: "Annuler la place",
  keep: "Garder la place",
  keepOrder: "Garder la commande",
  cancelled: "La place est annulée. Avoir, remboursement et messages suivent.",
  orderTitle: "Annuler la commande",
  orderCancelled: "La commande est annulée. Avoir, remboursement et messages suivent.",
  orderPeople: "Ses participants quittent le groupe.",
  who: "Qui annule ?",
  then: "Ce qui suivra",
  why: {
    withdrawal: "Le délai de rétractation court encore : rien n’est dû.",
    firm: "Le cabinet annule : seules les séances tenues sont dues.",
    forceMajeure: "Force majeure : seules les séances tenues sont dues, sans dédit.",
    before: (rate: string) => `Avant la première séance : dédit de ${rate} du prix.`,
    beforeFree: "Avant la première séance, assez tôt : sans frais.",
    dropOut: (rate: string) =>
      `Après la première séance : les séances tenues sont dues, et ${rate} du prix des autres.`,
    dropOutFree: "Après la première séance : seules les séances tenues sont dues.",
  },
  edition: (number: number) =>
    number === 0 ? "Conditions d’origine." : `Conditions n° ${number}, acceptées pour cette place.`,
  ordered: "Le prix de cette place est celui d’une commande, qui ne change pas : rien n’est rendu ni demandé.",
  credit: (amount: string, number: string) => `Avoir de ${amount} TTC sur la facture ${number}.`,
  back: (amount: string) => `${amount} à rendre, comme payé ; par virement pour ce qui ne l’a pas été en ligne.`,
  held: (amount: string) => `${amount} TTC facturés pour les séances tenues.`,
  fee: (amount: string) => `Dédit de ${amount}, sans TVA, sur son propre document.`,
  heldBack: (amount: string) => `${amount} de dédit retenus sur ce qui est rendu.`,
  nothing: "Rien n’est rendu ni demandé.",
  draft: (buyer: string, seats: number) =>
    seats === 0
      ? `Le brouillon de facture de ${buyer} est abandonné.`
      : `Le brouillon de facture de ${buyer} est abandonné : ${plural(seats, "autre place est", "autres places sont")} à facturer à nouveau.`,
  free: "La place redevient libre ; la première personne de la liste d’attente y est invitée.",
  errors: {
    "cancellation.changed": "Quelque chose a changé entre-temps : regardez de nouveau ce qui suivra.",
    "cancellation.only_funder":
      "Un dédit n’est jamais facturé à un financeur, et personne d’autre ne paie cette place. Désignez d’abord un autre payeur.",
    "cancellation.last_seat": "C’est la dernière place de sa commande : annulez la commande, depuis sa fiche.",
    "cancellation.no_group": "Cette commande n’a pas encore de groupe : ses conditions ne peuvent pas être appliquées.",
    "cancellation.not_found": "Cette annulation n’existe pas ou ne vous est pas accessible.",
    "enrolment.replace_individual":
      "Ce contrat est celui d’un particulier : il ne se cède pas. Annulez la place, puis inscrivez l’autre personne.",
    "enrolment.replace_too_late": "Les conditions acceptées ne permettent plus de remplacement.",
    "enrolment.same_person": "Cette personne a déjà cette place.",
    "field.enrolment.same_person": "Cette personne a déjà cette place.",
    "enrolment.other_client": "Cette adresse est celle d’une personne d’un autre client.",
    "field.enrolment.other_client": "Cette adresse est celle d’une personne d’un autre client.",
    "enrolment.transfer_begun": "L’un des deux groupes a commencé : le changement n’est plus possible.",
    "enrolment.full": "Ce groupe n’a plus de place libre.",
  },
};
