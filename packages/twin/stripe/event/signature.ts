import { createHmac } from "node:crypto";

/** Stripe's `stripe-signature` header. `seconds` is the real time: receivers refuse what is five minutes old. */
export function signatureOf(body: string, secret: string, seconds: number): string {
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${digest}`;
}

/** A destination's secret, the same at every start: it protects nothing but this machine's own tests. */
export function localSecret(name: string): string {
  return `whsec_${createHmac("sha256", "local stripe").update(name).digest("hex").slice(0, 32)}`;
}
