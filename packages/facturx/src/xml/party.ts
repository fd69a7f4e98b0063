import type { Party, PostalAddress } from "../document.ts";
import { leaf, node } from "./element.ts";

export const address = (place: PostalAddress): string =>
  node(
    "PostalTradeAddress",
    leaf("PostcodeCode", place.postalCode),
    leaf("LineOne", place.street),
    leaf("LineTwo", place.extra),
    leaf("CityName", place.city),
    leaf("CountryID", place.country),
  );

/** Electronic address: 0225 is the scheme of the French directory, EM an e-mail. */
function endpoint(party: Party): string {
  const email = party.email ?? party.contact?.email;
  const found =
    party.endpoint ??
    (party.siren ? { id: party.siren, scheme: "0225" } : undefined) ??
    (email ? { id: email, scheme: "EM" } : undefined);
  return found ? node("URIUniversalCommunication", leaf("URIID", found.id, { schemeID: found.scheme })) : "";
}

const contact = ({ contact: person }: Party): string =>
  person
    ? node(
        "DefinedTradeContact",
        leaf("PersonName", person.name),
        node("TelephoneUniversalCommunication", leaf("CompleteNumber", person.phone)),
        node("EmailURIUniversalCommunication", leaf("URIID", person.email)),
      )
    : "";

/** BG-4 or BG-7, in the order of the schema. */
export const party = (name: "SellerTradeParty" | "BuyerTradeParty", one: Party): string =>
  node(
    name,
    leaf("GlobalID", one.siret, { schemeID: "0009" }),
    leaf("Name", one.name),
    name === "SellerTradeParty" ? leaf("Description", one.legalForm) : "",
    node(
      "SpecifiedLegalOrganization",
      leaf("ID", one.siren, { schemeID: "0002" }),
      leaf("TradingBusinessName", one.tradeName),
    ),
    contact(one),
    address(one.address),
    endpoint(one),
    node("SpecifiedTaxRegistration", leaf("ID", one.taxNumber, { schemeID: "FC" })),
    node("SpecifiedTaxRegistration", leaf("ID", one.vatNumber, { schemeID: "VA" })),
  );
