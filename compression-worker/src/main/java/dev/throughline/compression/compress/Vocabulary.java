package dev.throughline.compression.compress;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tags that the rules know, and by which signs each is known. The table below is the published vocabulary: a line is a tag,
 * and behind the bar its signs:
 * <ul>
 * <li>{@code word}: a whole word in any case
 * <li>{@code Word}: a whole word that begins with a capital, for names that are everyday words too ("Go", "React")
 * <li>{@code two+words}: one behind the other, in any case
 * <li>{@code .ext}: the extension of a file
 * <li>{@code name/}: a folder in a path
 * </ul>
 * Programs that are called are words of the text like others: {@code docker build} says docker.
 */
final class Vocabulary {

    private static final String TABLE = """
            java            | java .java
            kotlin          | kotlin .kt .kts
            scala           | scala .scala
            groovy          | groovy .groovy
            javascript      | javascript .js .mjs .cjs .jsx
            typescript      | typescript .ts .tsx .mts .cts
            python          | python python3 .py .pyi .ipynb
            go              | golang go+test go+build go+mod go+run go+vet .go
            rust            | cargo rustc .rs
            c               | .c
            c++             | c++ cpp .cpp .cc .cxx .hpp
            csharp          | c# csharp dotnet .cs .csproj
            fsharp          | f# .fs
            swift           | .swift swiftui
            objective-c     | objective-c .m .mm
            ruby            | ruby .rb
            php             | php .php
            perl            | perl .pl
            lua             | lua .lua
            elixir          | elixir .ex .exs
            erlang          | erlang .erl
            haskell         | haskell .hs
            clojure         | clojure .clj .cljs
            dart            | .dart
            zig             | .zig
            r               | .r .rmd
            julia           | .jl
            solidity        | solidity .sol
            shell           | bash zsh shellcheck .sh .bash .zsh
            powershell      | powershell .ps1 .psm1
            sql             | sql .sql
            html            | html .html
            css             | css .css .scss .sass .less
            react           | React reactjs .jsx .tsx
            vue             | vue vuejs .vue
            svelte          | svelte sveltekit .svelte
            angular         | angular
            astro           | .astro
            nextjs          | next.js nextjs
            nuxt            | nuxt
            remix           | Remix
            htmx            | htmx
            tailwind        | tailwind tailwindcss
            chakra-ui       | chakra chakra-ui
            shadcn          | shadcn
            redux           | redux zustand
            node            | node.js nodejs
            deno            | deno
            bun             | bunx Bun bun.lock bun.lockb
            express         | Express expressjs
            nestjs          | nestjs
            fastapi         | fastapi
            django          | django
            flask           | Flask
            rails           | rails
            laravel         | laravel
            spring          | springboot spring+boot
            quarkus         | quarkus
            hibernate       | hibernate panache
            sqlalchemy      | sqlalchemy alembic
            prisma          | prisma .prisma
            pydantic        | pydantic
            zod             | zod
            electron        | Electron
            react-native    | react-native react+native expo
            flutter         | flutter
            android         | android
            ios             | ios xcode
            postgresql      | postgresql postgres psql pgvector
            mysql           | mysql mariadb
            sqlite          | sqlite sqlite3
            mongodb         | mongodb mongoose
            redis           | redis valkey
            elasticsearch   | elasticsearch opensearch
            lucene          | lucene
            dynamodb        | dynamodb
            clickhouse      | clickhouse
            supabase        | supabase
            firebase        | firebase firestore
            kafka           | kafka redpanda
            rabbitmq        | rabbitmq amqp
            graphql         | graphql .graphql .gql
            grpc            | grpc protobuf .proto
            rest            | restful openapi swagger rest+api
            websocket       | websocket websockets
            sse             | sse server-sent eventsource
            docker          | docker dockerfile docker-compose .dockerfile
            kubernetes      | kubernetes k8s kubectl helm k8s/ helm/
            terraform       | terraform .tf
            ansible         | ansible ansible-playbook
            aws             | aws lambda s3 ec2
            gcp             | gcp gcloud bigquery
            azure           | azure
            cloudflare      | cloudflare wrangler
            vercel          | vercel
            nginx           | nginx
            git             | rebase cherry-pick merge+conflict merge+conflicts worktree worktrees .gitignore
            github          | github gh+pr gh+issue gh+release .github/
            gitlab          | gitlab glab
            ci              | ci ci/cd github+actions workflows/ jenkinsfile pipeline+failed
            maven           | maven mvn mvnw pom.xml
            gradle          | gradle gradlew build.gradle build.gradle.kts
            npm             | npm npx
            pnpm            | pnpm
            yarn            | yarn
            vite            | vite vite.config.ts
            webpack         | webpack
            eslint          | eslint
            biome           | biome biome.json
            prettier        | prettier
            pytest          | pytest
            jest            | jest
            vitest          | vitest
            playwright      | playwright
            cypress         | cypress
            storybook       | storybook
            nix             | .nix
            claude-code     | claude+code claude.md .claude/
            cursor          | .cursor/ cursor+agent .mdc
            copilot         | copilot copilot-instructions.md
            codex           | codex
            mcp             | mcp
            llm             | llm llms openai anthropic gpt-4 gpt-5 gpt-4o ollama
            prompts         | prompts/ system+prompt prompt+engineering
            embeddings      | embeddings embedding vectors
            rag             | rag
            opentelemetry   | opentelemetry otel otlp
            prometheus      | prometheus grafana
            auth            | auth authentication authorization oauth oidc sso login auth/
            jwt             | jwt jwts
            security        | security vulnerability vulnerabilities csrf xss cve encryption
            secrets         | secret secrets credentials api+key api+keys .env
            api             | api apis endpoint endpoints api/ routes/
            cli             | cli command+line cli/
            ui              | ui modal button sidebar tooltip dropdown navbar frontend/ components/
            accessibility   | accessibility a11y aria wcag
            i18n            | i18n l10n localization localisation internationalization locales/
            database        | database databases db db/
            migration       | migrations migrations/ db+migration database+migration schema+migration
            cache           | cache caching cached cache/
            queue           | queue queues
            search          | full-text search+index reindex search/
            streaming       | streaming
            concurrency     | concurrency deadlock race+condition mutex thread-safe
            performance     | performance latency slow throughput profiling benchmark benchmarks
            memory-leak     | memory+leak memory+leaks oom
            testing         | unit+test unit+tests integration+tests e2e tests/ __tests__/ .test.ts .spec.ts
            flaky-tests     | flaky
            debugging       | stack+trace traceback segfault breakpoint
            error-handling  | error+handling retry retries exceptions
            logging         | logging logger
            monitoring      | monitoring metrics alerting observability tracing
            configuration   | configuration config settings config/
            dependencies    | dependencies dependency lockfile
            build           | build+failure build+script build+system bundler makefile pom.xml
            release         | release releases
            changelog       | changelog changelog.md
            deployment      | deploy deployment deployments rollout rollback
            packaging       | notarization codesign code+signing installer homebrew
            refactoring     | refactor refactoring refactored rename
            code-review     | code+review pr+feedback review+comments
            documentation   | docs documentation readme readme.md docs/
            linting         | linter linting eslint
            types           | type+error type+errors typings
            validation      | validation validate validator
            parsing         | parser parsing
            serialization   | serialization deserialization serialize
            uploads         | upload uploads
            email           | email emails smtp
            payments        | stripe payment payments billing
            scheduling      | cron scheduler
            rate-limiting   | rate+limit rate+limits rate+limiting throttling
            licensing       | licence license licensing
            analytics       | analytics dashboard dashboards
            evaluation      | evals evaluator evaluators
            worktree        | worktree worktrees
            """;

    private static final Map<String, List<String>> TAGS = new HashMap<>();
    private static final Set<String> NAMES = new LinkedHashSet<>();
    private static final Set<String> FIRST_OF_TWO = new LinkedHashSet<>();

    static {
        TABLE.lines().map(line -> line.split("\\|")).forEach(row -> read(row[0].strip(), row[1].strip().split("\\s+")));
    }

    private Vocabulary() {
    }

    /** All tags. */
    static Set<String> names() {
        return Set.copyOf(NAMES);
    }

    /**
     * The tags of a sign.
     *
     * @param sign in lower case, or as written where it begins with a capital
     */
    static List<String> tagsOf(String sign) {
        return TAGS.getOrDefault(sign, List.of());
    }

    /** Whether this word may be the first of two that are a sign together. */
    static boolean beginsAPair(String word) {
        return FIRST_OF_TWO.contains(word);
    }

    private static void read(String tag, String[] signs) {
        NAMES.add(tag);
        for (String sign : signs) {
            TAGS.merge(sign, List.of(tag), (known, added) -> List.of(known.getFirst(), added.getFirst()));
            if (sign.indexOf('+') > 0 && !sign.endsWith("+")) {
                FIRST_OF_TWO.add(sign.substring(0, sign.indexOf('+')));
            }
        }
    }
}
