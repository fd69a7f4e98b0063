import { isTold } from "../../db/index.ts";
import { Document } from "../../document/index.ts";
import { Framing } from "../../framing/index.ts";
import { Invoice } from "../../invoice/index.ts";
import type { Item } from "../../kernel/index.ts";
import { Order } from "../../order/index.ts";
import { TAKEN } from "./fate.ts";

/** What only the table or a machine reads, what opens something, and whose account elsewhere it is. */
const LEFT_OUT =
  /^(?:pk|sk|e|v|ttl|g[12][ps]|rev|hash|url|accountID|emailHash|customerID|paymentMethodID|intentID|.*[lL]inkIDs?|.*[sS]ecret|.*[tT]oken)$/;

/** Of a guest: what his hosts asked each other is theirs. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  visit: ["asked", "agreed"],
  audit: ["ids"],
  // A file of its own in the archive.
  sheetScan: ["base64"],
  firm: ["stripeAccountID"],
};

/** A row as its firm takes it along; undefined for what is not its to take. */
export function shownOfFirm(item: Item): Record<string, unknown> | undefined {
  const entity = String(item.e);
  if (!TAKEN.has(entity)) return undefined;
  if (entity === "audit" && !isTold(String(item.command))) return undefined;
  const without = ALSO[entity] ?? [];
  // Who came by a link is told by the act, not by what opened it.
  if (entity === "audit" && String(item.actor).startsWith("link_")) return shownOfFirm({ ...item, actor: "link" });
  return Object.fromEntries(Object.entries(bare(item)).filter(([field]) => !without.includes(field)));
}

function bare(row: object): Record<string, unknown> {
  const told = Object.entries(row).filter(([field]) => !LEFT_OUT.test(field));
  return Object.fromEntries(told.map(([field, value]) => [field, inner(value)]));
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === "object" && value !== null ? bare(value) : value;
}

/** A paper of an archive: kept under a name, or drawn again from its row. */
export type PaperOfFirm = { path: string } & (
  | { kind: "kept"; name: string }
  | { kind: "scan"; cohortID: string; sessionID: string; signatureID?: string }
  | { kind: "credential"; memberID: string; credentialID: string }
  | { kind: "sheet"; cohortID: string; sessionID: string }
  | { kind: "certificate"; item: Item }
);

const short = (id: unknown) => String(id).slice(-8).toLowerCase();

const PAPERS: Readonly<Record<string, (item: Item) => PaperOfFirm[]>> = {
  invoice: (item) => {
    if (!item.pdfHash) return [];
    const name = Invoice.fileOf({ number: String(item.number) });
    return [{ kind: "kept", path: `factures/${lastOf(name)}`, name }];
  },
  order: (item) => {
    const order = item as unknown as Order.Stored;
    return (Object.keys(order.papers ?? {}) as Order.Paper[]).map((paper) => {
      const name = Order.fileOf(order, paper);
      return { kind: "kept", path: `commandes/${lastOf(name)}`, name };
    });
  },
  document: (item) => {
    const one = item as unknown as Document.Stored;
    return (["fr", "en"] as const).map((locale) => {
      const name = Document.fileOf(one, locale);
      return { kind: "kept", path: `documents/${short(one.cohortID)}/${lastOf(name)}`, name };
    });
  },
  handout: (item) => {
    const one = item as unknown as Document.Handout;
    if (!one.signed?.fileHash) return [];
    const name = Document.signedFileOf(one);
    return [{ kind: "kept", path: `documents/${short(one.cohortID)}/${lastOf(name)}`, name }];
  },
  framingNote: (item) => {
    if (!item.fileHash) return [];
    const name = Framing.fileOf(item as unknown as Framing.Stored);
    return [{ kind: "kept", path: `cadrages/${short(item.cohortID)}-${lastOf(name)}`, name }];
  },
  signatureSheet: (item) => [
    {
      kind: "sheet",
      path: `emargements/${short(item.cohortID)}/${short(item.sessionID)}.pdf`,
      cohortID: String(item.cohortID),
      sessionID: String(item.sessionID),
    },
  ],
  sheetScan: ({ signatureID, part, type, cohortID, sessionID }) => {
    if (part !== 0) return [];
    const attached = typeof signatureID === "string" ? { signatureID } : {};
    const which = attached.signatureID ? `-${short(attached.signatureID)}` : "";
    const path = `emargements/${short(cohortID)}/${short(sessionID)}-papier${which}.${lastOf(String(type))}`;
    return [{ kind: "scan", path, cohortID: String(cohortID), sessionID: String(sessionID), ...attached }];
  },
  credential: ({ memberID, credentialID, type }) => [
    {
      kind: "credential",
      path: `intervenants/${short(memberID)}/${short(credentialID)}.${lastOf(String(type))}`,
      memberID: String(memberID),
      credentialID: String(credentialID),
    },
  ],
  certificate: (item) => [
    { kind: "certificate", path: `certificats/${short(item.cohortID)}/${short(item.enrolmentID)}.pdf`, item },
  ],
};

const lastOf = (name: string) => name.split("/").at(-1) ?? name;

/** The papers that a row stands for. */
export const papersOf = (item: Item): PaperOfFirm[] => PAPERS[String(item.e)]?.(item) ?? [];
