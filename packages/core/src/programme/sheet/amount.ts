/** The words of a price, in order: amounts of money, the marks HT, TTC and TVA, a written rate. Pure, linear. */

export type Mark = "net" | "gross" | "vat";
export type Amount = {
  kind: "amount";
  cents: number;
  source: string;
  hasCurrency: boolean;
  /** A point or comma before three figures, or "k€": taken as thousands. */
  isGuessed: boolean;
  from: number;
  to: number;
};
export type MarkToken = { kind: "mark"; mark: Mark; from: number; to: number };
/** `basisPoints` of a written rate; 0 where the text says that no VAT is due. */
export type RateToken = {
  kind: "rate";
  basisPoints: number;
  isExempt: boolean;
  isGuessed: boolean;
  from: number;
  to: number;
};
export type Token = Amount | MarkToken | RateToken;

type Groups = {
  exempt?: string;
  article?: string;
  rateAfter?: string;
  rateBefore?: string;
  ratePlus?: string;
  gross?: string;
  net?: string;
  vat?: string;
  amount?: string;
  thousand?: string;
  currency?: string;
  prefix?: string;
};

const start = String.raw`(?<!\p{L})`;
const end = String.raw`(?!\p{L})`;
const euro = `(?:€|(?:euros?|eur)${end})`;
const percent = String.raw`(\d{1,3}(?:[.,]\d{1,3})?) ?%`;
const figures = [
  String.raw`\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,2})?`,
  String.raw`\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?`,
  String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?`,
  String.raw`\d+(?:[.,]\d{1,2})?`,
].join("|");

const word = new RegExp(
  [
    `(?<exempt>${start}(?:nete?s? de (?:tva|taxes?)|exon[ée]r\\p{L}*(?: de)?(?: la)?(?: tva)?|tva non applicable|non (?:assujetti|soumis)\\p{L}*(?: à la)?(?: tva)?|sans tva|franchise(?: en base)?(?: de)?(?: tva)?)${end})`,
    `(?<article>${start}art(?:icles?|\\.)? ?(?:l\\.? ?)?(?:261|293)[ \\d.\\-–°a-e]*)`,
    `(?<rateAfter>${start}tva ?(?:à|au taux de|de|:|=|\\()* ?${percent.replace("(", "(?:")})`,
    `(?<rateBefore>${percent.replace("(", "(?:")} (?:de )?tva${end})`,
    `(?<ratePlus>\\+ ?${percent.replace("(", "(?:")})`,
    `(?<gross>${start}(?:t\\.?t\\.?c${end}\\.?|toutes taxes comprises|(?:tva|taxes?) (?:comprises?|incluses?)|incl\\.? (?:vat|tax))${end})`,
    `(?<net>${start}(?:h\\.?t${end}\\.?|hors[ -]taxes?|hors tva|h\\.?t\\.?v\\.?a${end}\\.?|excl\\.? (?:vat|tax))${end})`,
    `(?<vat>${start}tva${end})`,
    `(?<![\\d.,])(?<prefix>€ ?|${start}eur ?)?(?<amount>${figures})(?!\\d|[.,]\\d| ?%)(?:,-+)?(?: ?(?<thousand>k) ?(?=€|euro|eur))?(?: ?(?<currency>${euro}))?`,
  ].join("|"),
  "gu",
);

/** Splits a lower-case, single-spaced text into what bears on a price; everything else is left aside. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    const token = tokenOf(match.groups ?? {}, {
      from: match.index,
      to: match.index + match[0].length,
      source: match[0],
    });
    if (token) tokens.push(token);
  }
  return tokens;
}

function tokenOf(groups: Groups, at: { from: number; to: number; source: string }): Token | undefined {
  const { from, to } = at;
  const rate = groups.rateAfter ?? groups.rateBefore ?? groups.ratePlus;
  if (groups.exempt !== undefined) return { kind: "rate", basisPoints: 0, isExempt: true, isGuessed: false, from, to };
  if (rate !== undefined) {
    return {
      kind: "rate",
      basisPoints: basisPointsOf(rate),
      isExempt: false,
      isGuessed: groups.ratePlus !== undefined,
      from,
      to,
    };
  }
  if (groups.net !== undefined) return { kind: "mark", mark: "net", from, to };
  if (groups.gross !== undefined) return { kind: "mark", mark: "gross", from, to };
  if (groups.vat !== undefined) return { kind: "mark", mark: "vat", from, to };
  if (groups.amount === undefined) return undefined;
  const isThousand = groups.thousand !== undefined;
  return {
    kind: "amount",
    cents: centsOf(groups.amount) * (isThousand ? 1000 : 1),
    source: at.source,
    hasCurrency: groups.currency !== undefined || groups.prefix !== undefined,
    isGuessed: isThousand || /^\d{1,3}[.,]\d{3}$/.test(groups.amount),
    from,
    to,
  };
}

/** "1.400,50" is 140050: only a point or comma before one or two last figures separates cents. */
function centsOf(amount: string): number {
  const [, cents = ""] = /[.,](\d{1,2})$/.exec(amount) ?? [];
  const whole = (cents === "" ? amount : amount.slice(0, -cents.length - 1)).replace(/\D/g, "");
  return Number(whole) * 100 + Number(cents.padEnd(2, "0"));
}

function basisPointsOf(rate: string): number {
  const [figure = "0"] = /\d+(?:[.,]\d+)?/.exec(rate) ?? [];
  return Math.round(Number(figure.replace(",", ".")) * 100);
}
