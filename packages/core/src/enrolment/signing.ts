import type { Named } from "../db/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { Text } from "./agreement.ts";
import { type Payer, SignedAgreements } from "./enrolment.table.ts";
import type { Info } from "./group.ts";
import { enrolmentLink } from "./mailed.ts";
import { partyOf } from "./payer.ts";

interface Signing {
  enrolment: Info;
  text: Text;
  payer: Payer;
  signatory: string;
  signedAt: Instant;
}

/** The seat with what its payer signed, the closed copy of it, and the link behind which it is read again. */
export function signed({ enrolment, text, payer, signatory, signedAt }: Signing): { enrolment: Info; also: Named } {
  const contract = enrolmentLink("contract", enrolment);
  const { kind, version, title, articles, instalments, withdrawalUntil, hash: textHash } = text;
  const { enrolmentID, cohortID, locale } = enrolment;
  const copy = { enrolmentID, cohortID, locale, title, articles, instalments, textHash, signatory, signedAt };
  return {
    enrolment: {
      ...enrolment,
      payers: [payer],
      contractLinkID: contract.linkID,
      datesCommittedAt: signedAt,
      agreement: { kind, version, signatory, signedAt, textHash, withdrawalUntil },
    },
    also: { contract: contract.operation, signed: SignedAgreements.create({ ...copy, party: partyOf(payer) }) },
  };
}
