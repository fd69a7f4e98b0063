import { Table, tableClient } from "@entrepairs/core/db";
import {
  ApprovedPlatform,
  Config,
  Files,
  httpPlatform,
  Mail,
  PageCache,
  readFee,
  Stripe,
  sesMail,
  stripeNode,
} from "@entrepairs/core/gateway";
import { assumedRoles, bucketFiles, cdnPages } from "@entrepairs/core/gateway/aws";
import { setting } from "./setting.ts";

/** The ports that every function of the cloud needs, from its environment. */
export function configureFunction(): void {
  configureTable();
  Config.configure({
    origin: setting("PUBLIC_ORIGIN"),
    linkKey: setting("LINK_KEY"),
    mailFrom: { name: "Entrepairs", address: setting("MAIL_FROM") },
    demo: false,
    ...readFee(process.env.PLATFORM_FEE_BASIS_POINTS),
    ...(process.env.REPLY_DOMAIN && { replyDomain: process.env.REPLY_DOMAIN }),
    operator: {
      name: setting("OPERATOR_NAME"),
      address: setting("OPERATOR_ADDRESS"),
      contact: setting("OPERATOR_EMAIL"),
      director: setting("OPERATOR_DIRECTOR"),
      host: setting("OPERATOR_HOST"),
    },
  });
}

/** The table alone. With roles named, a firm's rows are reached by credentials that open no other firm's. */
export function configureTable(): void {
  const { AWS_REGION: region, FIRM_ROLE_ARN: firm, PLATFORM_ROLE_ARN: platform, STS_ENDPOINT: endpoint } = process.env;
  // Forgotten in a deployment, every firm would be reached by one role: that must not start.
  if (process.env.STAGE && !(firm && platform))
    throw new Error("The environment lacks FIRM_ROLE_ARN or PLATFORM_ROLE_ARN");
  const roles = firm && platform ? assumedRoles({ roles: { firm, platform }, region, endpoint }) : undefined;
  const tableName = setting("TABLE_NAME");
  Table.configure(tableClient({ tableName, region, roles, endpoint: process.env.DYNAMODB_ENDPOINT }));
}

/** For the functions that call Stripe or verify what it says. A live key and a stand-in refuse each other. */
export function configureStripe(): void {
  const { STAGE } = process.env;
  if (STAGE && STAGE !== "production" && /^(sk|rk)_live_/.test(setting("STRIPE_SECRET_KEY")))
    throw new Error(`A live Stripe key must not be used on the stage ${STAGE}`);
  Stripe.configure(
    stripeNode({
      secretKey: setting("STRIPE_SECRET_KEY"),
      webhookSecrets: setting("STRIPE_WEBHOOK_SECRETS").split(","),
      apiBase: process.env.STRIPE_API_BASE,
      production: process.env.STAGE === "production",
    }),
  );
}

/** For the functions that write or show issued documents. */
export function configureFiles(): void {
  const lockYears = Number(process.env.FILES_LOCK_YEARS ?? "0");
  Files.configure(bucketFiles({ bucket: setting("FILES_BUCKET"), lockYears, endpoint: process.env.S3_ENDPOINT }));
}

/** No contract with a platform, no such setting: firms are then not offered to connect. */
export function configurePlatform(): void {
  const endpoint = process.env.APPROVED_PLATFORM_URL;
  ApprovedPlatform.configure(
    endpoint ? httpPlatform({ endpoint, token: setting("APPROVED_PLATFORM_TOKEN") }) : undefined,
  );
}

/** For the function that has the CDN forget what changed. */
export function configurePages(): void {
  PageCache.configure(
    cdnPages({ distributionID: setting("DISTRIBUTION_ID"), endpoint: process.env.CLOUDFRONT_ENDPOINT }),
  );
}

export function configureMail(): void {
  const configurationSet = process.env.MAIL_CONFIG_SET;
  Mail.configure(sesMail({ endpoint: process.env.SES_ENDPOINT, configurationSet }));
}
