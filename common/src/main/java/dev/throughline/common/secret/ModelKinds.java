package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.END;
import static dev.throughline.common.secret.Forms.START;
import static dev.throughline.common.secret.Forms.keyOf;

import java.util.List;

/** Providers of models, and the services around them. */
final class ModelKinds {

    private ModelKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.ofForm("anthropic-key", "`sk-ant-` and 24 characters or more")
                        .word("sk-ant-[A-Za-z0-9_-]{24,255}", "sk-ant-"),
                SecretKind.ofForm("openrouter-key", "`sk-or-v1-` and 64 hexadecimal digits")
                        .word("sk-or-v1-[0-9a-f]{64}", "sk-or-v1-"),
                SecretKind.ofForm("openai-key", "`sk-proj-`, `sk-svcacct-`, `sk-admin-`; `sk-` with `T3BlbkFJ` in its midst")
                        .word("sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{28,255}", "sk-proj-", "sk-svcacct-", "sk-admin-",
                                "sk-none-")
                        .word("sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}", "sk-"),
                SecretKind.of("api-key", "`sk-` and 32 to 64 characters, as DeepSeek, Stability and gateways give them",
                        "entropy; whole word; no placeholder")
                        .matching(START + "sk-[A-Za-z0-9]{32,64}" + END, Candidates::isRandom, "sk-"),
                SecretKind.ofForm("huggingface-token", "`hf_` and 30 to 40 characters, `api_org_` and 34")
                        .word("hf_[A-Za-z0-9]{30,40}", "hf_").word("api_org_[A-Za-z0-9]{34}", "api_org_"),
                SecretKind.ofForm("groq-key", "`gsk_` and 52 characters").word("gsk_[A-Za-z0-9]{48,56}", "gsk_"),
                SecretKind.ofForm("perplexity-key", "`pplx-` and 48 characters").word("pplx-[A-Za-z0-9]{40,56}", "pplx-"),
                SecretKind.ofForm("replicate-token", "`r8_` and 37 characters").word("r8_[A-Za-z0-9]{37}", "r8_"),
                SecretKind.ofForm("xai-key", "`xai-` and 80 characters").word("xai-[A-Za-z0-9]{70,90}", "xai-"),
                SecretKind.ofName("mistral-key", "32 characters under `MISTRAL_…KEY`")
                        .named(keyOf("mistral"), "[A-Za-z0-9]{32}", "mistral"),
                SecretKind.ofName("cohere-key", "40 characters under `COHERE_…KEY` or `CO_API_KEY`")
                        .named(keyOf("cohere") + "|co_api_key", "[A-Za-z0-9]{40}", "cohere", "co_api_key"),
                SecretKind.ofForm("nvidia-key", "`nvapi-` and 60 to 70 characters").word("nvapi-[A-Za-z0-9_-]{60,70}",
                        "nvapi-"),
                SecretKind.ofForm("cerebras-key", "`csk-` and 48 characters").word("csk-[a-z0-9]{48}", "csk-"),
                SecretKind.ofForm("together-key", "`tgp_v1_` and 43 characters").word("tgp_v1_[A-Za-z0-9_-]{43}", "tgp_v1_"),
                SecretKind.ofForm("fireworks-key", "`fw_` and 22 to 24 characters").word("fw_[A-Za-z0-9]{22,24}", "fw_"),
                SecretKind.ofForm("langsmith-key", "`lsv2_pt_` or `lsv2_sk_`, 32 and 10 hexadecimal digits")
                        .word("lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}", "lsv2_"),
                SecretKind.ofForm("pinecone-key", "`pcsk_` and 50 characters or more").word("pcsk_[A-Za-z0-9_]{50,80}",
                        "pcsk_"),
                SecretKind.ofForm("jina-key", "`jina_` and 60 characters").word("jina_[A-Za-z0-9_-]{60}", "jina_"),
                SecretKind.ofForm("tavily-key", "`tvly-` and 32 characters or more").word(
                        "tvly-(?:dev-|prod-)?[A-Za-z0-9]{30,40}",
                        "tvly-"),
                SecretKind.ofForm("elevenlabs-key", "`sk_` and 48 hexadecimal digits").word("sk_[0-9a-f]{48}", "sk_"));
    }
}
