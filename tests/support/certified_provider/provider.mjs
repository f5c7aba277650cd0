// Runs oidc-provider on this machine alone. The first argument is the library's own module.
//
// Its input is one line of JSON: `redirect` and `secret` of the desk, and `people`, each with
// `sub`, `name` and `email`. It writes its issuer and ends when its input does.

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { Provider } = await import(pathToFileURL(process.argv[2]).href);

function configuration({ redirect, secret, people }) {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  return {
    clients: [
      {
        client_id: "desk",
        client_secret: secret,
        redirect_uris: [redirect],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
    // Cognito, Microsoft and Google tell the name in the ID token too
    conformIdTokenClaims: false,
    findAccount: (_, subject) => account(people.find(({ sub }) => sub === subject)),
    features: { devInteractions: { enabled: true } },
    jwks: { keys: [{ ...key.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
  };
}

function account(person) {
  return person && { accountId: person.sub, claims: () => ({ ...person, email_verified: true }) };
}

const input = createInterface({ input: process.stdin });
input.once("line", (line) => {
  const server = createServer();
  server.listen(0, "127.0.0.1", () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    server.on("request", new Provider(issuer, configuration(JSON.parse(line))).callback());
    console.log(issuer);
  });
});
input.once("close", () => process.exit());
