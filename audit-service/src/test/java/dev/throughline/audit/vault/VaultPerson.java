package dev.throughline.audit.vault;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.audit.AuditServer;

/** Someone with a token, as a client of the vault. */
public record VaultPerson(String tenant, String id, String token) {

    public static final String CREDENTIALS = "/api/credentials";

    /** A new member of a tenant. */
    public static VaultPerson of(String tenant, String... scopes) {
        String name = "person-" + UUID.randomUUID();
        UUID id = AuditServer.addMember(tenant, name, scopes);
        return new VaultPerson(tenant, id.toString(), AuditServer.token(tenant, name));
    }

    public static String newTenant() {
        return "tenant-" + UUID.randomUUID();
    }

    /** A value that stands nowhere else. */
    public static String newSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public RequestSpecification request() {
        return AuditServer.as(token);
    }

    /** Keeps a password and returns the credential's id. */
    public String keep(String name, String password) {
        return keep(Map.of("kind", "password", "name", name, "secret", Map.of("password", password)));
    }

    public String keep(Map<String, Object> credential) {
        return request().body(credential).post(CREDENTIALS).then().statusCode(201).extract().path("id");
    }

    public Response reveal(String credential) {
        return request().body(Map.of("reason", "for a test")).post(CREDENTIALS + "/" + credential + "/reveal");
    }

    /** The password of a credential that may be revealed. */
    public String revealed(String credential) {
        return reveal(credential).then().statusCode(200).extract().path("secret.password");
    }

    public Response compare(String credential, String value) {
        return request().body(Map.of("value", value)).post(CREDENTIALS + "/" + credential + "/compare");
    }

    public Response get(String path) {
        return request().get(CREDENTIALS + path);
    }
}
