/** @jsxImportSource hono/jsx */
import { Config } from "@entrepairs/core/gateway";
import { DomainError } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Invitation } from "@entrepairs/core/platform";
import { type Context, Hono } from "hono";
import { type Env, says, setSession } from "../../http/index.ts";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import { invitationWords } from "../words/invitation.ts";

const PURPOSE = Member.INVITATION;
const bearer = says({ may: { link: PURPOSE } });

/** Runs `body` as the bearer; every way an invitation may be over is said in the same words, with the way on. */
async function visit(c: Context<Env>, body: (token: string) => Promise<Response>): Promise<Response> {
  const token = c.req.param("token") ?? "";
  try {
    return await withLink(c, token, PURPOSE, () => body(token));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.status !== 410 && error.status !== 404)) throw error;
    return closedPage(c);
  }
}

function closedPage(c: Context<Env>): Response {
  const locale = languageOf(c);
  const t = invitationWords(locale);
  return answerPage(
    c,
    <Page title={`${t.closedTitle} – Entrepairs`} locale={locale} other={otherLanguage(c, locale)} narrow noindex>
      <h1>{t.closedTitle}</h1>
      <p>{t.closed}</p>
      <p class="actions">
        <a class="btn primary" href={inLanguage(c, "/connexion")}>
          {t.signIn}
        </a>
      </p>
    </Page>,
    410,
  );
}

async function show(c: Context<Env>, token: string): Promise<Response> {
  const { firm, member } = await Invitation.findInvitation(token);
  const locale = languageOf(c, firm.locale);
  const t = invitationWords(locale);
  const role = member.roles.at(-1) ?? "participant";
  return answerPage(
    c,
    <Page
      title={`${t.title(firm.name)} – Entrepairs`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale)}
      narrow
      noindex
    >
      <h1>{t.title(firm.name)}</h1>
      <p class="lead">{t.as(t.roles[role])}</p>
      <p>{t.confirm(member.email)}</p>
      <form method="post" action={`/invitation/${token}`} class="actions">
        <button class="btn primary" type="submit">
          {t.accept}
        </button>
      </form>
      <p class="soft">{t.once}</p>
    </Page>,
  );
}

/** An invitation by its mailed link: GET shows it, POST accepts it and signs in, once. */
export const route = new Hono<Env>()
  .get("/invitation/:token", bearer, (c) => visit(c, (token) => show(c, token)))
  .post("/invitation/:token", bearer, (c) =>
    visit(c, async (token) => {
      const { cookie, firmID } = await Invitation.acceptInvitation(token);
      setSession(c, cookie);
      return c.redirect(`${Config.use().origin}/app/f/${firmID}/`, 303);
    }),
  );
