import { type Amount, type Mark, type RateToken, type Token, tokensOf } from "./amount.ts";
import type { Remark } from "./problem.ts";
import { flatten, fr, quote } from "./text.ts";

/**
 * Integer cents, each null unless the sheet says it: written with HT, TTC or TVA, or computed from two of them, or from
 * one and its written rate. `rate` in basis points, null unless written. `isMarked`: HT or TTC stands in the text.
 */
export type Price = {
  net: number | null;
  vat: number | null;
  gross: number | null;
  rate: number | null;
  isMarked: boolean;
  remarks: Remark[];
};

/** Ten million euros: above, a typing error. */
const centsMax = 1_000_000_000;
/** The French rates, overseas and special ones included, in basis points. */
const usualRates = [0, 105, 175, 210, 550, 850, 1000, 2000];

/** Reads "700 € HT soit 840 € TTC", "HT 700 €", "1 400,50 € HT + TVA 20 %"; says what it had to guess or leave. */
export function readPrice(source: string): Price {
  const text = flatten(source.slice(0, 2000)).toLowerCase();
  const tokens = tokensOf(text);
  const refused = refusal(source, text, tokens);
  const isMarked = tokens.some((token) => token.kind === "mark" && token.mark !== "vat");
  if (refused) return { net: null, vat: null, gross: null, rate: null, isMarked, remarks: [refused] };
  const { written, unmarked } = pair(text, tokens);
  const several = (["net", "gross", "vat"] as const).some((mark) => distinct(written[mark]) > 1);
  if (several || distinctRates(tokens) > 1) {
    return {
      net: null,
      vat: null,
      gross: null,
      rate: null,
      isMarked,
      remarks: [{ code: "ambiguous", text: fr`Plusieurs prix sont écrits, aucun n'est repris : ${quote(source)}.` }],
    };
  }
  const rate = tokens.find((token) => token.kind === "rate");
  const amounts = {
    net: written.net[0]?.cents ?? null,
    vat: written.vat[0]?.cents ?? null,
    gross: written.gross[0]?.cents ?? null,
  };
  const completed = complete({ amounts, rate, source });
  const remarks = [...completed.remarks, ...doubts({ source, text, written, unmarked })];
  return { ...completed, isMarked, remarks };
}

type Written = Record<Mark, Amount[]>;
type Amounts = { net: number | null; vat: number | null; gross: number | null };

function refusal(source: string, text: string, tokens: readonly Token[]): Remark | undefined {
  const amounts = tokens.filter((token) => token.kind === "amount");
  const say = (code: Remark["code"], why: string): Remark => ({ code, text: why });
  if (!/\d/.test(text)) return say("not_understood", fr`Aucun montant dans ${quote(source)}.`);
  const isNegative = /[:(] ?[-−]\d/.test(text) || /[-−]$/.test(text.slice(0, amounts[0]?.from ?? 0));
  if (isNegative) {
    return say("not_understood", fr`Montant négatif : ${quote(source)}.`);
  }
  if (/[$£]|(?<!\p{L})(?:usd|gbp|chf|cad|dollars?|livres|francs?)(?!\p{L})/u.test(text)) {
    return say("not_understood", fr`Le prix n'est pas en euros : ${quote(source)}.`);
  }
  if (amounts.some((amount) => amount.cents > centsMax))
    return say("not_understood", fr`Montant invraisemblable : ${quote(source)}.`);
  const between = amounts.slice(1).some((amount, index) => {
    const gap = text.slice(amounts[index]?.to ?? 0, amount.from);
    return (
      /^ ?(?:-|–|—|à|ou|et|to) ?$/u.test(gap) && (amount.hasCurrency || /^ ?(?:ht|ttc)/.test(text.slice(amount.to)))
    );
  });
  if (between) return say("ambiguous", fr`Une fourchette n'est pas un prix : ${quote(source)}.`);
  return undefined;
}

/** Each amount with the mark beside it, each mark used once, so that the most are paired and the nearest first. */
function pair(text: string, tokens: readonly Token[]): { written: Written; unmarked: Amount[] } {
  const best: { score: number; isPair: boolean }[] = [{ score: 0, isPair: false }];
  for (let index = 0; index < tokens.length; index += 1) {
    const alone = best[index]?.score ?? 0;
    const together =
      index === 0
        ? Number.NEGATIVE_INFINITY
        : (best[index - 1]?.score ?? 0) + weight(text, tokens[index - 1], tokens[index]);
    best.push(together > alone ? { score: together, isPair: true } : { score: alone, isPair: false });
  }
  const written: Written = { net: [], gross: [], vat: [] };
  const unmarked: Amount[] = [];
  for (let index = tokens.length; index > 0; index -= 1) {
    const last = tokens[index - 1];
    if (best[index]?.isPair) {
      const both = [tokens[index - 2], last];
      const amount = both.find((token) => token?.kind === "amount");
      const mark = both.find((token) => token?.kind === "mark");
      if (amount) written[mark?.mark ?? "vat"].unshift(amount);
      index -= 1;
    } else if (last?.kind === "amount" && last.hasCurrency) unmarked.unshift(last);
  }
  return { written, unmarked };
}

function weight(text: string, before: Token | undefined, after: Token | undefined): number {
  if (!before || !after) return Number.NEGATIVE_INFINITY;
  const [amount, other] = before.kind === "amount" ? [before, after] : [after, before];
  if (amount.kind !== "amount" || other.kind === "amount") return Number.NEGATIVE_INFINITY;
  const gap = text.slice(before.to, after.from);
  const isPostfix = before === amount;
  if (gap.length > 40 || (!amount.hasCurrency && !(isPostfix ? /^ ?\(?$/ : /^ ?[:=(]? ?$/).test(gap)))
    return Number.NEGATIVE_INFINITY;
  if (other.kind === "rate")
    return other.isExempt || isPostfix || !/^[ ():=,]*(?:soit )?$/.test(gap) ? Number.NEGATIVE_INFINITY : 5;
  const isCut = /[;,/+|\n]|soit|(?<!\p{L})(?:et|ou)(?!\p{L})/u.test(gap);
  return (
    (other.mark === "vat" ? 9 : 10) +
    (amount.hasCurrency ? 2 : 0) +
    (isPostfix ? 0.5 : 0) -
    (isCut ? 3 : 0) -
    gap.length / 100
  );
}

/** The third amount from two, or from one and the written rate; a contradiction keeps what is written. */
function complete(read: {
  amounts: Amounts;
  rate: RateToken | undefined;
  source: string;
}): Amounts & { rate: number | null; remarks: Remark[] } {
  const { net, vat, gross } = read.amounts;
  const remarks: Remark[] = [];
  const isUsable = read.rate !== undefined && read.rate.basisPoints <= 3000;
  const rate = isUsable && read.rate ? read.rate.basisPoints : null;
  const say = (code: Remark["code"], text: string) => remarks.push({ code, text });
  if (read.rate && !isUsable) say("not_understood", fr`Taux de TVA invraisemblable : ${quote(read.source)}.`);
  if (read.rate?.isGuessed) say("guessed", fr`Pourcentage lu comme un taux de TVA : ${quote(read.source)}.`);
  if (net === null && gross === null) {
    return {
      net,
      vat,
      gross,
      rate,
      remarks: [...remarks, { code: "ambiguous", text: fr`Ni HT ni TTC ne sont écrits : ${quote(read.source)}.` }],
    };
  }
  if (read.rate?.isExempt) say("guessed", fr`Mention d'exonération lue comme une TVA de 0 € : ${quote(read.source)}.`);
  const filled = fill({ net, vat, gross }, rate);
  const conflict = contradiction(filled, rate);
  if (conflict)
    return {
      net,
      vat,
      gross,
      rate,
      remarks: [...remarks, { code: "contradiction", text: fr`${conflict} : ${quote(read.source)}.` }],
    };
  if (filled.net === null || filled.gross === null) {
    say("missing", fr`Ni le taux ni le montant de la TVA ne sont écrits : ${quote(read.source)}.`);
  } else if (!isUsual(filled.net, filled.gross)) {
    say("contradiction", fr`HT et TTC ne correspondent à aucun taux français : ${quote(read.source)}.`);
  }
  return { ...filled, rate, remarks };
}

function fill({ net, vat, gross }: Amounts, rate: number | null): Amounts {
  if (net !== null && gross !== null) return { net, gross, vat: vat ?? (gross >= net ? gross - net : null) };
  if (net !== null && vat !== null) return { net, vat, gross: net + vat };
  if (gross !== null && vat !== null) return { net: gross >= vat ? gross - vat : null, vat, gross };
  if (net !== null && rate !== null) return { net, vat: vatOf(net, rate), gross: net + vatOf(net, rate) };
  if (gross !== null && rate !== null) {
    const before = Math.floor((gross * 20_000 + 10_000 + rate) / (2 * (10_000 + rate)));
    return { net: before, vat: gross - before, gross };
  }
  return { net, vat, gross };
}

function contradiction({ net, vat, gross }: Amounts, rate: number | null): string | undefined {
  if (net !== null && gross !== null && net > gross) return "Le HT dépasse le TTC";
  if (gross !== null && vat !== null && vat > gross) return "La TVA dépasse le TTC";
  if (net === null || vat === null || gross === null) return undefined;
  if (net + vat !== gross) return "HT, TVA et TTC ne s’additionnent pas";
  if (rate !== null && Math.abs(vatOf(net, rate) - vat) > 1) return "Les montants ne suivent pas le taux écrit";
  return undefined;
}

/** Rounding aside; a rate written on the sheet was compared before. */
function isUsual(net: number, gross: number): boolean {
  return usualRates.some((rate) => Math.abs(net + vatOf(net, rate) - gross) <= 1);
}

function vatOf(net: number, rate: number): number {
  return Math.floor((net * rate + 5000) / 10_000);
}

function doubts(read: { source: string; text: string; written: Written; unmarked: Amount[] }): Remark[] {
  const { source, text, written, unmarked } = read;
  const remarks: Remark[] = [];
  const used = [...written.net, ...written.gross, ...written.vat];
  if (used.some((amount) => amount.isGuessed)) {
    remarks.push({ code: "guessed", text: fr`Montant lu en milliers : ${quote(source)}.` });
  }
  if (used.length > 0 && unmarked.some((amount) => used.every((each) => each.cents !== amount.cents))) {
    const shown = unmarked.map((amount) => quote(amount.source)).join(", ");
    remarks.push({ code: "ambiguous", text: fr`Montant sans HT ni TTC, non repris : ${shown} dans ${quote(source)}.` });
  }
  if (used.length > 0 && /à partir d|(?<!\p{L})(?:dès|from|environ|jusqu|minimum|maximum)|sur devis/u.test(text)) {
    remarks.push({ code: "ambiguous", text: fr`Le prix n'est pas ferme : ${quote(source)}.` });
  }
  if (
    used.length > 0 &&
    /(?:par|\/) ?(?:jour|journée|heure|groupe|séance|session|mois)|(?:la|le|l[’']) ?(?:journée|heure|groupe|séance)/u.test(
      text,
    )
  ) {
    remarks.push({ code: "ambiguous", text: fr`Le prix n'est peut-être pas celui d'une place : ${quote(source)}.` });
  }
  return remarks;
}

function distinct(amounts: readonly Amount[]): number {
  return new Set(amounts.map((amount) => amount.cents)).size;
}

function distinctRates(tokens: readonly Token[]): number {
  return new Set(tokens.flatMap((token) => (token.kind === "rate" ? [token.basisPoints] : []))).size;
}
