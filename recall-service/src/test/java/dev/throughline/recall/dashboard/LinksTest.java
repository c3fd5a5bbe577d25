package dev.throughline.recall.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    @ParameterizedTest
    @CsvSource({ "4f1c, /sessions/4f1c", "a/b c, /sessions/a%2Fb%20c", "?x=1&y#z, /sessions/%3Fx%3D1%26y%23z",
            "../../x, /sessions/..%2F..%2Fx", "ünï, /sessions/%C3%BCn%C3%AF" })
    void anyIdIsOneSegment(String id, String path) {
        assertThat(Links.session(id)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({ "github.com/acme/shop, /projects/github.com/acme/shop", "My Shop, /projects/My%20Shop",
            "../x, /projects/..%2Fx", "a//b, /projects/a%2F%2Fb", "C:\\work, /projects/C%3A%5Cwork" })
    void aRemoteStaysReadable(String key, String path) {
        assertThat(Links.project(key)).isEqualTo(path);
    }

    @Test
    void whatIsNotAskedIsNotInTheAddress() {
        assertThat(new Query().with("q", "a b").with("project", null).with("tool", " ").with("n", "&").toString())
                .isEqualTo("?q=a+b&n=%26");
        assertThat(new Query().toString()).isEmpty();
    }
}
