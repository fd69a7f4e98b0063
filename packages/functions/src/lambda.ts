import { Table, tableClient } from "@entrepairs/core/db";
import { Config } from "@entrepairs/core/gateway";

/** A setting that the deployment must give; its absence stops the function at once. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment lacks ${name}`);
  return value;
}

/** The ports that every function of the cloud needs, from its environment. */
export function configureFunction(): void {
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
  });
}
