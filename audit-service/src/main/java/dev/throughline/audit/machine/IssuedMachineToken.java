package dev.throughline.audit.machine;

/** A new token, the only time its value is shown. */
public record IssuedMachineToken(MachineTokenView details, String token) {

    @Override
    public String toString() {
        return "IssuedMachineToken[details=" + details + "]"; // the token must not reach a log
    }
}
