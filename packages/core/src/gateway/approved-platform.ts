import { port } from "../kernel/index.ts";

/** One word of an approved platform on an invoice: a code of XP Z12-014 (200 to 213), and why, when it says. */
export interface FlowStatus {
  code: number;
  at: string;
  reason: string | null;
}

/** The file of an invoice, for the platform that the firm mandated (CGI 289 bis); `account` is the firm's SIREN. */
export interface FlowOrder {
  account: string;
  /** Made from our ids: the same file handed in twice is one flow. */
  key: string;
  number: string;
  sha256: string;
  file: Uint8Array;
}

/** What was collected on an invoice, VAT included, by rate; below 0 when money went back. Cents and basis points. */
export interface CollectionReport {
  account: string;
  key: string;
  flowID: string;
  on: string;
  amounts: { vatRate: number; amount: number }[];
}

export interface ApprovedPlatformPort {
  submit(order: FlowOrder): Promise<{ flowID: string }>;
  /** Every status so far; nothing says that they come in order, or once. */
  statuses(account: string, flowID: string): Promise<FlowStatus[]>;
  /** Tells the tax office through the platform that money came in (status 212). */
  reportCollected(report: CollectionReport): Promise<void>;
}

/** `lasting`: asked again the same way, it answers the same. */
export class PlatformFailure extends Error {
  readonly code: string;
  readonly lasting: boolean;

  constructor(code: string, lasting: boolean) {
    super(`The approved platform: ${code}`);
    this.name = "PlatformFailure";
    this.code = code;
    this.lasting = lasting;
  }
}

/** None where this installation has no contract with a platform. */
export const ApprovedPlatform = port<ApprovedPlatformPort | undefined>("approved platform");
