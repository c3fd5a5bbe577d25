package dev.throughline.audit.vault.key;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

@ApplicationScoped
class SealingKeyRepository implements PanacheRepositoryBase<SealingKeyRow, Integer> {
}
