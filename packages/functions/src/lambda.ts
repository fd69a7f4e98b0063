import { Table, tableClient } from "@entrepairs/core/db";
import { ApprovedPlatform, Config, httpPlatform, readFee, Stripe, stripeNode } from "@entrepairs/core/gateway";

/** A setting that the deployment must give; its absence stops the function at once. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment lacks ${name}`);
  return value;
}

/** The ports that every function of the cloud needs, from its environment. */
export function configureFunction(): void {
  // No contract with a platform, no such setting: firms are then not offered to connect.
  const endpoint = process.env.APPROVED_PLATFORM_URL;
  ApprovedPlatform.configure(
    endpoint ? httpPlatform({ endpoint, token: setting("APPROVED_PLATFORM_TOKEN") }) : undefined,
  );
  Table.configure(
    tableClient({
      tableName: setting("TABLE_NAME"),
      region: process.env.AWS_REGION,
      endpoint: process.env.DYNAMODB_ENDPOINT,
    }),
  );
  Config.configure({
    origin: setting("PUBLIC_ORIGIN"),
    linkKey: setting("LINK_KEY"),
    mailFrom: { name: "Entrepairs", address: setting("MAIL_FROM") },
    demo: false,
    ...readFee(process.env.PLATFORM_FEE_BASIS_POINTS),
    operator: {
      name: setting("OPERATOR_NAME"),
      address: setting("OPERATOR_ADDRESS"),
      contact: setting("OPERATOR_EMAIL"),
      director: setting("OPERATOR_DIRECTOR"),
      host: setting("OPERATOR_HOST"),
    },
  });
}

/** For the functions that call Stripe or verify what it says. A live key and a stand-in refuse each other. */
export function configureStripe(): void {
  Stripe.configure(
    stripeNode({
      secretKey: setting("STRIPE_SECRET_KEY"),
      webhookSecrets: setting("STRIPE_WEBHOOK_SECRETS").split(","),
      apiBase: process.env.STRIPE_API_BASE,
      production: process.env.STAGE === "production",
    }),
  );
}
