package dev.throughline.compression.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.throughline.common.schema.SchemaInfo;

/** What is told of the worker's schema. */
class SchemaInfoProducer {

    @Produces
    @Singleton
    SchemaInfo info() {
        return new SchemaInfo("memory");
    }
}
