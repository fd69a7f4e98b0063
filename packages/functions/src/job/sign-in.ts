import { Config } from "@entrepairs/core/gateway";
import { SignIn } from "@entrepairs/core/platform";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const mailLink: Job = async ({ ids }) => {
  const { signInID = "" } = ids;
  const mail = await SignIn.signInMail(signInID);
  if (!mail) return;
  const url = `${Config.use().origin}/lien/${mail.token}`;
  await sendOnce(signInID, {
    to: mail.email,
    locale: mail.locale,
    content: render("signIn", { url, minutes: mail.minutes }, mail.locale),
  });
};

export const on = { [SignIn.Event.Requested]: mailLink };
