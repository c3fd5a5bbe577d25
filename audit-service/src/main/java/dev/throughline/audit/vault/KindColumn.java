package dev.throughline.audit.vault;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a kind by its wire name. */
@Converter(autoApply = true)
class KindColumn implements AttributeConverter<CredentialKind, String> {

    @Override
    public String convertToDatabaseColumn(CredentialKind kind) {
        return kind.wireName();
    }

    @Override
    public CredentialKind convertToEntityAttribute(String stored) {
        return CredentialKind.of(stored);
    }
}
