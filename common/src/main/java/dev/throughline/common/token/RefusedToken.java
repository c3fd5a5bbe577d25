package dev.throughline.common.token;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.auth.principal.ParseException;

/** A token was refused. Its message never quotes the token. */
public final class RefusedToken extends ParseException {

    private final transient TokenRefusal refusal;

    public RefusedToken(TokenRefusal refusal, @Nullable Throwable cause) {
        super("The token was refused: " + refusal.reason(), cause);
        this.refusal = refusal;
    }

    /** The refusal that caused a failure, where one did. */
    public static Optional<TokenRefusal> behind(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10)
                .filter(RefusedToken.class::isInstance)
                .map(cause -> ((RefusedToken) cause).refusal)
                .findFirst();
    }
}
