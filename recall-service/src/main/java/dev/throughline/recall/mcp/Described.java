package dev.throughline.recall.mcp;

/** What several tools say of their arguments. */
final class Described {

    static final String PROJECT = "The repository's git remote in any form, for example github.com/acme/shop, or the project's key";
    static final String OTHER_PROJECT = "If the project has another name, pass its git remote (git remote get-url origin); "
            + "search without a project looks in all of them.";

    private Described() {
    }
}
