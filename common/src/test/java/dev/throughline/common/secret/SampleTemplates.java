package dev.throughline.common.secret;

/** What samples are made of, see {@link Template}: a line each, its columns parted by bars. */
final class SampleTemplates {

    /** Kind, and a secret that is known by its form alone. */
    static final String WORDS = """
            age-key | AGE-SECRET-KEY-1{b58}
            aws-access-key | AKIA{B16}
            aws-access-key | ASIA{B16}
            aws-session-token | IQoJb3JpZ2lu{s300}
            aws-bedrock-key | ABSK{s120}
            gcp-api-key | AIza{w34}{a1}
            gcp-oauth-token | ya29.a0{w120}{a1}
            gcp-oauth-token | 1//0{w60}{a1}
            gcp-oauth-secret | GOCSPX-{w27}{a1}
            azure-client-secret | {a3}8Q~{a34}
            azure-api-key | {a52}JQQJ99{a26}
            digitalocean-token | dop_v1_{h64}
            alibaba-access-key | LTAI{a20}
            tencent-secret-id | AKID{a32}
            yandex-key | AQVN{w35}{a1}
            heroku-key | HRKU-AA{w57}{a1}
            fly-token | fo1_{w42}{a1}
            fly-token | fm2_{s200}
            vercel-token | vcp_{a56}
            netlify-token | nfp_{a36}
            render-key | rnd_{a32}
            supabase-key | sbp_{h40}
            supabase-key | sb_secret_{w31}{a1}
            databricks-token | dapi{h32}
            openshift-token | sha256~{w42}{a1}
            postman-key | PMAK-{h24}-{h34}
            linear-key | lin_api_{a40}
            notion-token | ntn_{d11}{a35}
            airtable-token | pat{a14}.{h64}
            vault-token | hvs.{w90}{a1}
            terraform-token | {a14}.atlasv1.{w66}{a1}
            pulumi-token | pul-{h40}
            doppler-token | dp.pt.{a43}
            onepassword-token | ops_eyJ{a300}
            onepassword-token | A3-{U6}-{U6}-{U5}-{U5}-{U5}-{U5}
            github-token | ghp_{a36}
            github-token | github_pat_{a22}_{a59}
            gitlab-token | glpat-{w19}{a1}
            gitlab-token | GR1348941{w19}{a1}
            bitbucket-token | ATBB{a24}{H8}
            atlassian-token | ATATT3x{w180}{a1}
            sourcegraph-token | sgp_{h16}_{h40}
            sonar-token | squ_{h40}
            snyk-token | snyk_uat.{h8}.{w60}{a1}
            circleci-token | CCIPAT_{a22}_{h40}
            buildkite-token | bkua_{h40}
            anthropic-key | sk-ant-api03-{w93}AA
            openrouter-key | sk-or-v1-{h64}
            openai-key | sk-proj-{w73}T3BlbkFJ{w73}{a1}
            openai-key | sk-{a20}T3BlbkFJ{a20}
            api-key | sk-{h32}
            huggingface-token | hf_{A34}
            groq-key | gsk_{a52}
            perplexity-key | pplx-{a48}
            replicate-token | r8_{a37}
            xai-key | xai-{a80}
            nvidia-key | nvapi-{w63}{a1}
            cerebras-key | csk-{l48}
            together-key | tgp_v1_{w42}{a1}
            fireworks-key | fw_{a24}
            langsmith-key | lsv2_pt_{h32}_{h10}
            pinecone-key | pcsk_{a6}_{a63}
            jina-key | jina_{a60}
            tavily-key | tvly-dev-{a32}
            elevenlabs-key | sk_{h48}
            slack-token | xoxb-{d12}-{d13}-{a24}
            slack-token | xapp-1-A{U10}-{d13}-{h64}
            discord-token | MTA{a23}.{w6}.{w37}{a1}
            telegram-token | {d10}:AA{w32}{a1}
            twilio-key | SK{h32}
            matrix-token | syt_{a12}_{A20}_{a6}
            stripe-key | sk_live_{a24}
            stripe-key | rk_test_{a99}
            stripe-webhook-secret | whsec_{a32}
            square-token | sq0atp-{w21}{a1}
            square-token | EAAA{w59}{a1}
            braintree-token | access_token$production${l16}${h32}
            shopify-token | shpat_{h32}
            plaid-token | access-production-{u}
            flutterwave-key | FLWSECK_TEST-{h32}-X
            easypost-key | EZAK{a54}
            shippo-token | shippo_live_{h40}
            sendgrid-key | SG.{w22}.{w42}{a1}
            mailgun-key | key-{h32}
            mailchimp-key | {h32}-us14
            mandrill-key | md-{w21}{a1}
            resend-key | re_{a8}_{a24}
            brevo-key | xkeysib-{h64}-{a16}
            newrelic-key | NRAK-{U27}
            newrelic-key | {h36}NRAL
            sentry-token | sntryu_{h64}
            sentry-token | sntrys_eyJ{a120}_{a43}
            grafana-token | glsa_{a32}_{h8}
            grafana-token | glc_{a120}
            dynatrace-token | dt0c01.{U24}.{U64}
            honeycomb-key | hcaik_{l58}
            posthog-key | phx_{a43}
            launchdarkly-key | sdk-{u}
            npm-token | npm_{a36}
            pypi-token | pypi-AgEIcHlwaS5vcmc{w120}{a1}
            rubygems-key | rubygems_{h48}
            crates-token | cio{a32}
            nuget-key | oy2{l43}
            dockerhub-token | dckr_pat_{w26}{a1}
            artifactory-token | AKCp{a69}
            clojars-token | CLOJARS_{h60}
            planetscale-token | pscale_tkn_{w42}{a1}
            neon-key | napi_{l64}
            jwt | eyJ{a34}.eyJ{w120}{a1}.{w42}{a1}
            """;

    /** Where such a secret stands. */
    static final String PLACES = """
            bare | %s
            prose | Please deploy it with %s, and tell me when it works.
            json | {"region": "eu-west-1", "value": "%s", "retries": 3}
            escaped json | {\\"region\\": \\"eu-west-1\\", \\"value\\": \\"%s\\"}
            yaml | provider: {region: eu, value: %s}
            env | PROVIDER_VALUE=%s
            code | var client = new Client("%s", Region.EU);
            command | provider connect --with '%s' --region eu
            url | https://api.provider.io/v1/items?limit=10&value=%s&page=2
            header | X-Provider: %s
            listing |     12→%s
            """;

    /** Kind, the name under which it is given, and a secret that is known by its name alone. */
    static final String NAMED = """
            aws-secret-key | aws secret access key | {s39}{a1}
            azure-storage-key | azure storage account key | {s86}==
            cloudflare-token | cloudflare api token | {a40}
            cloudflare-token | cloudflare api key | {h37}
            hetzner-token | hcloud token | {a64}
            scaleway-secret | scw secret key | {u}
            heroku-key | heroku api key | {u}
            vercel-token | vercel token | {a24}
            netlify-token | netlify auth token | {a44}
            vault-token | vault token | s.{a24}
            hashicorp-acl-token | consul http token | {u}
            gitea-token | gitea token | {h40}
            snyk-token | snyk token | {u}
            codecov-token | codecov token | {u}
            circleci-token | circle token | {h40}
            mistral-key | mistral api key | {a32}
            cohere-key | cohere api key | {a40}
            twilio-key | twilio auth token | {h32}
            paypal-secret | paypal client secret | E{w78}{a1}
            mailgun-key | mailgun api key | {h32}-{h8}-{h8}
            postmark-token | postmark server token | {u}
            datadog-key | datadog api key | {h32}
            datadog-key | dd app key | {h40}
            pagerduty-key | pagerduty api key | {a20}
            splunk-token | splunk hec token | {u}
            """;

    /** Where such a secret stands. */
    static final String NAMED_PLACES = """
            env | NAME=%s
            export | export NAME="%s"
            yaml | n_ame: %s
            json | {"n_ame": "%s"}
            escaped json | {\\"n_ame\\": \\"%s\\"}
            properties | n.ame=%s
            code | n_ame = '%s'
            command | deploy --n-ame %s --now
            prose | For the tests the n ame is %s for now.
            """;

    /** Kind, place, and a text; the secret is marked. */
    static final String TEXTS = """
            wireguard-key | file | [Interface]\\nPrivateKey = <<{s43}=>>\\nAddress = 10.0.0.2/32
            jwk-private-key | json | {"kty": "EC", "crv": "P-256", "d": "<<{w42}{a1}>>", "x": "f8"}
            seed-phrase | prose | mnemonic: "<<oven glove ridge lemon tiny basket onion violin camp dusk merit fable>>"
            azure-sas-signature | url | https://data.blob.core.windows.net/a?sv=2024-05-04&se=2026-01-01&sig=<<{a20}%2B{a21}%3D>>&sp=r
            azure-shared-access-key | text | Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=<<{s43}=>>
            azure-storage-key | text | DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=<<{s86}==>>;EndpointSuffix=core.windows.net
            cloudflare-token | text | origin key v1.0-<<{h24}-{h146}>>
            vault-unseal-key | terminal | Unseal Key 1: <<{s43}=>>
            slack-webhook | url | https://hooks.slack.com/services/<<T{U10}/B{U10}/{a24}>>
            discord-webhook | url | https://discord.com/api/webhooks/{d18}/<<{w67}{a1}>>
            telegram-token | url | https://api.telegram.org/bot{d10}:<<AA{w32}{a1}>>/getMe
            teams-webhook | url | https://acme.webhook.office.com/webhookb2/<<{u}@{u}/IncomingWebhook/{h32}/{u}>>
            npmrc-auth | file | //registry.acme.dev/:_authToken=<<{a8}-{a30}>>
            npmrc-auth | file | _auth="<<{a39}{d1}==>>"
            database-url | url | postgres://shop:<<{p14}>>@db.internal:5432/shop
            database-url | env | DATABASE_URL=postgresql://shop:<<{p14}>>@db.internal/shop?sslmode=require
            database-url | code | connect("mongodb+srv://app:<<{p18}>>@cluster0.mongodb.net/orders")
            database-url | yaml | url: redis://:<<{p16}>>@cache:6379/0
            database-url | with at signs | mysql://root:<<{p9}@{p8}>>@db/shop
            database-url | amqp | amqps://worker:<<{a20}>>@mq.acme.dev/vhost
            url-password | git | git clone https://deploy:<<{p14}>>@git.acme.dev/shop.git
            url-password | proxy | HTTPS_PROXY=http://proxy:<<{p12}>>@10.0.0.1:3128
            url-token | git | git remote add origin https://<<{a40}>>@git.acme.dev/shop.git
            connection-string | ado | Server=db;Database=shop;User Id=sa;Password=<<{p14}>>;Encrypt=true
            connection-string | odbc | Driver={PostgreSQL};Server=db;Uid=app;Pwd=<<{p12}>>;
            connection-string | jdbc | jdbc:mysql://db:3306/shop?user=app&password=<<{p14}>>&useSSL=true
            connection-string | jdbc sql server | jdbc:sqlserver://db;databaseName=shop;user=sa;password=<<{p14}>>;
            connection-string | url | curl https://api.acme.dev/items?api_key=<<{a32}>>&page=2
            sql-password | sql | CREATE USER app IDENTIFIED BY '<<{p12}>>';
            sql-password | sql | ALTER ROLE app WITH LOGIN PASSWORD '<<{p14}>>';
            pgpass-entry | file | db.internal:5432:shop:app:<<{p14}>>
            netrc-password | file | machine git.acme.dev login deploy password <<{p14}>>
            bearer-token | header | Authorization: Bearer <<{a40}>>
            bearer-token | command | curl -H "Authorization: Bearer <<{a24}.{a24}>>" https://api.acme.dev
            bearer-token | code | headers: { Authorization: 'Bearer <<{a48}>>' }
            basic-credentials | header | Authorization: Basic <<{a27}=>>
            basic-credentials | json | {"Authorization": "Basic <<{a32}>>"}
            authorization-header | header | Authorization: token <<{h40}>>
            authorization-header | header | authorization: <<{a32}>>
            session-cookie | header | Cookie: theme=dark; session_id=<<{a32}>>; lang=en
            curl-user | command | curl -s -u deploy:<<{p12}>> https://api.acme.dev/items
            curl-user | command | curl --user "deploy:<<{p12}>>" -X POST https://api.acme.dev
            command-password | command | mysql -h db -u root -p<<{p12}>> shop
            command-password | command | mysqldump -uroot -p'<<{p12}>>' shop > dump.sql
            command-password | command | sshpass -p <<{p12}>> ssh root@host
            command-password | command | docker login -u acme -p <<{p14}>> registry.acme.dev
            command-password | command | redis-cli -h cache -a <<{p12}>> ping
            command-password | command | sqlcmd -S db -U sa -P <<{p12}>> -Q "SELECT 1"
            command-password | command | ldapsearch -x -D cn=admin -w <<{p12}>> -b dc=acme
            command-password | command | openssl pkcs12 -in a.p12 -passin pass:<<{p12}>> -nodes
            option-secret | command | deploy --password <<{p12}>> --region eu
            option-secret | command | deploy --db-password=<<{p12}>> --region eu
            option-secret | command | gh auth login --token <<{a29}{d1}>>
            option-secret | command | az sp create --client-secret "<<{a34}>>"
            option-secret | command | tool --api-key '<<{a24}>>' run
            password | env | DB_PASSWORD=<<{p12}>>
            password | env of letters | POSTGRES_PASSWORD=<<correcthorse{A6}>>
            password | export | export PGPASSWORD="<<{p12}>>"
            password | yaml | password: <<{p12}>>
            password | quoted yaml | password: '<<{p12}>>'
            password | json | {"user": "app", "password": "<<{p12}>>"}
            password | escaped json | {\\\\"password\\\\": \\\\"<<{p12}>>\\\\"}
            password | properties | spring.datasource.password=<<{p12}>>
            password | toml | db_password = "<<{p12}>>"
            password | code | const dbPassword = "<<{p12}>>";
            password | ruby | :password => '<<{p12}>>'
            password | php | $config['password'] = '<<{p12}>>';
            password | call | dataSource.setPassword("<<{p12}>>");
            password | xml | <password><<{p12}>></password>
            password | attribute | <add key="Password" value="<<{p12}>>" />
            password | prose | The admin password is <<{p12}>> until tomorrow.
            password | diff | +  password: "<<{p12}>>"
            password | listing |     12→DB_PASSWORD=<<{p12}>>
            secret | env | export API_KEY=<<{a32}>>
            secret | yaml | client_secret: <<{a32}>>
            secret | json | {"client_secret": "<<{a40}>>"}
            secret | escaped json | {\\\\"apiKey\\\\": \\\\"<<{a32}>>\\\\"}
            secret | properties | jwt.signing_key=<<{h64}>>
            secret | code | String apiKey = "<<{a24}>>";
            secret | header | X-Api-Key: <<{a32}>>
            secret | xml | <clientSecret><<{a32}>></clientSecret>
            secret | prose | My api key is <<{a32}>>, please use it.
            secret | rails | SECRET_KEY_BASE=<<{h128}>>
            token | env | CI_JOB_TOKEN=<<{a26}>>
            token | yaml | access_token: <<{h40}>>
            token | json | {"refresh_token": "<<{a64}>>"}
            token | code | authToken = "<<{a32}>>"
            token | prose | The token is <<{a32}>>
            """;

    /** What it is, and a text without a secret. */
    static final String CLEAN = """
            commit | commit {h40}\\nAuthor: Ann <ann@acme.dev>\\nindex {h7}..{h7} 100644
            short ids | {h7} {h8} {h12} Fix the price list
            uuid | session {u}, token: {u}, request_id={u}
            npm lock | "integrity": "sha512-{s86}==", "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz"
            yarn lock | "@types/node@^20.1.0":\\n  version "20.1.0"\\n  integrity sha512-{s86}==
            pnpm lock | resolution: {integrity: sha512-{s86}==}
            go sum | github.com/acme/shop v1.2.3 h1:{s43}=\\ngithub.com/acme/shop v1.2.3/go.mod h1:{s43}=
            cargo lock | checksum = "{h64}"
            poetry lock | {file = "a-1.0-py3-none-any.whl", hash = "sha256:{h64}"}
            gradle | distributionSha256Sum={h64}
            image digest | FROM eclipse-temurin:25@sha256:{h64}
            etag | ETag: "{h32}"\\nLast-Modified: Tue, 01 Oct 2025 10:00:00 GMT
            content security | script-src 'sha256-{s43}=' 'nonce-{a22}'
            image | <img src="data:image/png;base64,iVBORw0KGgo{s400}">
            font | src: url(data:font/woff2;base64,d09GMgABAAAAA{s400}) format("woff2")
            certificate | -----BEGIN CERTIFICATE-----\\n{s64}\\n{s64}\\n{s30}==\\n-----END CERTIFICATE-----
            public key | ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{s43} ann@acme.dev
            public pem | -----BEGIN PUBLIC KEY-----\\n{s64}\\n{s64}\\n-----END PUBLIC KEY-----
            fingerprint | SHA256:{s43} ann@acme.dev (ED25519)
            source map | {"version":3,"sources":["a.ts"],"names":["token","secret"],"mappings":"AAAA,SAASA,KAAKC,IACZ,{A200};{A200}"}
            build id | /_next/static/chunks/{h16}.js?v={h20}
            asset | <script src="/assets/index-{a8}.js" integrity="sha384-{s64}"></script>
            bcrypt | the hash begins with $2b$12$ and has 60 characters
            usage | "input_tokens": {d6}, "cache_read_input_tokens": {d7}, "output_tokens": {d4}
            tool use | "tool_use_id": "toolu_01{a22}", "message": {"id": "msg_01{a22}"}
            trace | traceparent: 00-{h32}-{h16}-01
            kubernetes | pod/shop-{h10}-{l5} resourceVersion: "{d9}"
            arn | arn:aws:iam::{d12}:role/deploy-{a8}
            object id | {"_id": {"$oid": "{h24}"}}
            big number | const LIMIT = {d20}n;
            version | Bearer tokens are checked in v2.13.4 of the library since 2025-10-01
            """;

    private SampleTemplates() {
    }
}
