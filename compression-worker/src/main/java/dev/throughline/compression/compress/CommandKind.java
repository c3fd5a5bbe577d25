package dev.throughline.compression.compress;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command is run for, told by its program and arguments alone. The first kind in this order that fits is the command's.
 */
enum CommandKind {

    /**
     * Brings something to where others use it: {@code kubectl apply}, {@code terraform apply}, {@code npm publish},
     * {@code gh release create}, {@code git tag v1} …
     */
    DEPLOY("(?:kubectl|oc) (?:apply|rollout|set image|create|delete)|helm (?:install|upgrade|rollback)|terraform (?:apply|destroy)"
            + "|pulumi up|docker push|docker buildx .*--push|(?:npm|pnpm|yarn|bun) publish|cargo publish|twine upload|mvn\\S* .*\\bdeploy\\b"
            + "|gh release create|git tag (?!-l|--list)\\S*v?\\d.*|git tag -a.*|git push .*--tags|(?:fly|flyctl|vercel|netlify|railway|wrangler|serverless|sls|cdk|eb|heroku) .*"
            + "|ansible-playbook|\\S*(?:deploy|release)(?:\\.sh|\\.py)?(?: .*)?"),
    /** Runs tests. */
    TEST("(?:bun|npm|pnpm|yarn|deno|cargo|go|dotnet|swift|mix|rake|rails|zig|gleam|flutter|dart) (?:run )?(?:test|t\\b|e2e)\\S*|\\S*(?:pytest|py\\.test|jest|vitest|mocha|rspec|phpunit|ctest|tox|nox|playwright|cypress|ava|bats)"
            + "|(?:npx|bunx|uvx|bunx --bun) (?:bun test|jest|vitest|playwright test|cypress|mocha).*|\\S*(?:mvnw?|gradlew?)\\b.*\\b(?:test|verify|check)\\b|make (?:test|check)\\S*|uv run pytest|python3? -m (?:pytest|unittest).*"),
    /** Compiles, checks types, lints or formats. */
    BUILD("(?:bun|npm|pnpm|yarn|deno|cargo|go|dotnet|swift|mix|zig) (?:run )?(?:build|lint|typecheck|type-check|check|fmt|format|clippy|vet|compile)\\S*|tsc|\\S*eslint|\\S*biome|\\S*prettier|ruff|mypy|black|make|cmake|ninja"
            + "|\\S*(?:mvnw?|gradlew?)|docker(?: |-)?(?:compose )?build|npx (?:tsc|eslint|prettier|biome).*|javac|gcc|g\\+\\+|clang\\S*|webpack|vite build|golangci-lint|rubocop"),
    /** Changes a database's form. */
    MIGRATE("alembic|flyway|liquibase|prisma migrate|npx prisma (?:migrate|db push).*|(?:rails|rake) db:\\S+|(?:npm|bun|pnpm|yarn) run (?:db|migrate)\\S*|python3? manage\\.py (?:migrate|makemigrations).*|aerich|diesel migration|sqlx migrate|knex migrate\\S*|goose"),
    /** Adds or updates what the work depends on. */
    INSTALL("(?:bun|npm|pnpm|yarn|pip3?|uv|cargo|gem|bundle|composer|brew|apt|apt-get|go|poetry|pipx) (?:install|add|i|ci|update|upgrade|get|sync|require|remove|uninstall)"),
    /** Looks at what others, or oneself, changed. */
    REVIEW("git (?:diff|show|log|blame)|gh (?:pr|run|issue) (?:view|diff|checks|review|list|comment|status)|glab mr .*"),
    /** Records what was done. */
    COMMIT("git (?:commit|push|merge|rebase|cherry-pick|checkout -b|switch -c)|gh pr (?:create|merge|edit)"),
    /** Anything else. */
    OTHER("");

    private static final List<CommandKind> TOLD = List.of(DEPLOY, TEST, BUILD, MIGRATE, INSTALL, REVIEW, COMMIT);

    private final Pattern call;

    CommandKind(String call) {
        this.call = Pattern.compile("(?:" + call + ")(?:\\s.*)?", Pattern.DOTALL);
    }

    /** @param program one call, its arguments included */
    static CommandKind of(String program) {
        return TOLD.stream().filter(kind -> kind.call.matcher(program).matches()).findFirst().orElse(OTHER);
    }
}
