package org.stele.node.http;

import static org.stele.node.http.Admission.BEYOND_SCOPES;
import static org.stele.node.http.Admission.OPERATORS;
import static org.stele.node.http.Admission.PUBLIC;
import static org.stele.node.http.Admission.SIGNED;
import static org.stele.node.http.Admission.SIGNED_OR_TOKEN;
import static org.stele.node.http.BodyLimit.BUNDLE;
import static org.stele.node.http.BodyLimit.FORM;
import static org.stele.node.http.BodyLimit.LINK;
import static org.stele.node.http.BodyLimit.NOTHING;
import static org.stele.node.http.BodyLimit.PERSON;
import static org.stele.node.http.BodyLimit.RESOURCE;
import static org.stele.node.http.BodyLimit.TRANSACTION;

/** Every address of the API with who may ask and how much they may send. A test holds it against the controllers. */
public enum Route {
    NETWORK("GET", "/v1/network", PUBLIC, NOTHING),
    GENESIS("GET", "/v1/genesis", PUBLIC, NOTHING),
    NETWORK_STATUS("GET", "/v1/network/status", OPERATORS, NOTHING),
    EVIDENCE("GET", "/v1/network/evidence/{lie}", OPERATORS, NOTHING),
    OPENAPI("GET", "/v1/openapi.json", PUBLIC, NOTHING),
    SUBMIT("POST", "/v1/transactions", PUBLIC, TRANSACTION),
    RECEIPT("GET", "/v1/transactions/{transaction}", PUBLIC, NOTHING),
    TRANSACTION_PROOF("GET", "/v1/transactions/{transaction}/proof", PUBLIC, NOTHING),
    STATE_PROOF("POST", "/v1/proofs/state", PUBLIC, TRANSACTION),
    RECORD("GET", "/v1/records/{record}", PUBLIC, NOTHING),
    STAFF("POST", "/v1/staff", SIGNED, TRANSACTION),
    CREDENTIALS("POST", "/v1/credentials", SIGNED, TRANSACTION),
    INTAKE("POST", "/v1/intake", SIGNED, BUNDLE),
    INTAKE_BATCH("GET", "/v1/intake/{batch}", SIGNED, NOTHING),
    INTAKE_SIGNATURES("POST", "/v1/intake/{batch}/signatures", SIGNED, RESOURCE),
    DOCUMENTS("POST", "/v1/documents", SIGNED, RESOURCE),
    AMENDMENTS("POST", "/v1/records/{record}/amendments", SIGNED, RESOURCE),
    CLAIM_CODES("POST", "/v1/subjects/{subject}/claim-codes", SIGNED, NOTHING),
    CLAIMS("POST", "/v1/claims", PUBLIC, TRANSACTION),
    AUDIENCES("GET", "/v1/subjects/{subject}/audiences", SIGNED, NOTHING),
    AUDIENCE("POST", "/v1/subjects/{subject}/audiences", SIGNED, TRANSACTION),
    AUDIENCE_CLAIMS("POST", "/v1/subjects/{subject}/audience-claims", SIGNED, TRANSACTION),
    GRANTS("POST", "/v1/grants", PUBLIC, TRANSACTION),
    RESTRICTIONS("POST", "/v1/restrictions", PUBLIC, TRANSACTION),
    OWN_RECORDS("GET", "/v1/subjects/{subject}/records", SIGNED, NOTHING),
    CHART("GET", "/v1/subjects/{subject}/chart", SIGNED, NOTHING),
    TRAIL("GET", "/v1/subjects/{subject}/trail", SIGNED, NOTHING),
    NOTICES("GET", "/v1/subjects/{subject}/notices", SIGNED, NOTHING),
    HEALTH_LINKS("GET", "/v1/subjects/{subject}/health-links", SIGNED, NOTHING),
    HEALTH_LINK_MAKE("POST", "/v1/subjects/{subject}/health-links", SIGNED, LINK),
    HEALTH_LINK_REVOKE("DELETE", "/v1/subjects/{subject}/health-links/{link}", SIGNED, NOTHING),
    HEALTH_LINK_USE("POST", "/shl/{address}", PUBLIC, FORM),
    HEALTH_LINK_FETCH("GET", "/shl/{address}/{ticket}", PUBLIC, NOTHING),
    PROPOSALS("GET", "/v1/subjects/{subject}/proposals", SIGNED, NOTHING),
    PROPOSAL_DECLINE("DELETE", "/v1/subjects/{subject}/proposals/{proposal}", SIGNED, NOTHING),
    APPS("GET", "/v1/subjects/{subject}/apps", SIGNED, NOTHING),
    APP_REVOKE("DELETE", "/v1/subjects/{subject}/apps/{approval}", SIGNED, NOTHING),
    ERASURES("POST", "/v1/erasures", PUBLIC, TRANSACTION),
    ERASURE("GET", "/v1/erasures/{request}", SIGNED, NOTHING),
    ERASURE_CERTIFICATE("GET", "/v1/erasures/{request}/certificate", SIGNED, NOTHING),
    ACCESS("POST", "/v1/access", SIGNED, TRANSACTION),
    PROVISIONAL_ACCESS("POST", "/v1/access/provisional", SIGNED, TRANSACTION),
    ACCESS_SUBJECTS("POST", "/v1/access/subjects", SIGNED, TRANSACTION),
    RELEASES("POST", "/v1/releases", SIGNED, TRANSACTION),
    OWN_SUMMARY("POST", "/v1/releases/summary", SIGNED, TRANSACTION),
    PROVISIONAL_RELEASES("POST", "/v1/releases/provisional", SIGNED, TRANSACTION),
    KEPT("POST", "/v1/kept", SIGNED, RESOURCE),
    REVIEWS("GET", "/v1/reviews", SIGNED, NOTHING),
    MISATTRIBUTIONS("POST", "/v1/subjects/{subject}/misattributions", SIGNED, TRANSACTION),
    MISREAD("GET", "/v1/misattributions", SIGNED, NOTHING),
    MISREAD_HEARD("DELETE", "/v1/misattributions/{misread}", SIGNED, NOTHING),
    MISATTRIBUTIONS_TOLD("POST", "/v1/misattributions/told", SIGNED, TRANSACTION),
    LINKS("GET", "/v1/links", SIGNED, NOTHING),
    LINK_CHARTS("POST", "/v1/links", SIGNED, TRANSACTION),
    KEPT_APART("GET", "/v1/links/refused", SIGNED, NOTHING),
    KEEP_APART("POST", "/v1/links/refused", SIGNED, TRANSACTION),
    UNLINK("DELETE", "/v1/links/{subject}", SIGNED, NOTHING),
    FEED_MESSAGES("GET", "/v1/feed/messages", SIGNED, NOTHING),
    FEED_DISMISS("DELETE", "/v1/feed/messages/{message}", SIGNED, NOTHING),
    FEED_REPLAY("POST", "/v1/feed/messages/{message}/replay", SIGNED, NOTHING),
    DISPATCH("POST", "/v1/dispatches", SIGNED, FORM),
    DISPATCHES("GET", "/v1/dispatches", SIGNED, NOTHING),
    DISPATCH_STAGE("GET", "/v1/dispatches/{dispatch}", SIGNED, NOTHING),
    DISPATCH_RETRY("POST", "/v1/dispatches/{dispatch}/retry", SIGNED, NOTHING),
    DISPATCH_DISMISS("DELETE", "/v1/dispatches/{dispatch}", SIGNED, NOTHING),
    INTRODUCTIONS("POST", "/v1/introductions", SIGNED, TRANSACTION),
    IDENTIFICATIONS("POST", "/v1/identifications", SIGNED, TRANSACTION),
    HOLDERS("POST", "/v1/holders", SIGNED, TRANSACTION),
    HELD_ERASURES("POST", "/v1/erasures/held", SIGNED, TRANSACTION),
    LAUNCH_OPEN("POST", "/v1/launches", SIGNED, FORM),
    LAUNCH("GET", "/v1/launches/{code}", SIGNED, NOTHING),
    LAUNCH_DECISION("POST", "/v1/launches/{code}", SIGNED, FORM),
    OAUTH_AUTHORIZE("GET", "/oauth2/authorize", PUBLIC, NOTHING),
    OAUTH_LAUNCH("GET", "/oauth2/launches/{page}", PUBLIC, NOTHING),
    OAUTH_LAUNCH_CONFIRM("POST", "/oauth2/launches/{page}", PUBLIC, FORM),
    OAUTH_TOKEN("POST", "/oauth2/token", PUBLIC, FORM),
    OAUTH_REVOKE("POST", "/oauth2/revoke", PUBLIC, FORM),
    OAUTH_INTROSPECT("POST", "/oauth2/introspect", PUBLIC, FORM),
    OAUTH_USERINFO("GET", "/oauth2/userinfo", PUBLIC, NOTHING),
    OAUTH_USERINFO_FORM("POST", "/oauth2/userinfo", PUBLIC, FORM),
    OAUTH_KEYS("GET", "/oauth2/jwks", PUBLIC, NOTHING),
    OPENID("GET", "/.well-known/openid-configuration", PUBLIC, NOTHING),
    FHIR_SMART("GET", "/fhir/R4/.well-known/smart-configuration", PUBLIC, NOTHING),
    FHIR_METADATA("GET", "/fhir/R4/metadata", PUBLIC, NOTHING),
    FHIR_BATCH("POST", "/fhir/R4", SIGNED_OR_TOKEN, RESOURCE),
    FHIR_EXPORT("GET", "/fhir/R4/$export", BEYOND_SCOPES, NOTHING),
    FHIR_EXPORT_PATIENTS("GET", "/fhir/R4/Patient/$export", BEYOND_SCOPES, NOTHING),
    FHIR_EXPORT_STATUS("GET", "/fhir/R4/$export/{export}", BEYOND_SCOPES, NOTHING),
    FHIR_EXPORT_CANCEL("DELETE", "/fhir/R4/$export/{export}", BEYOND_SCOPES, NOTHING),
    FHIR_EXPORT_FILE("GET", "/fhir/R4/$export/{export}/{file}", BEYOND_SCOPES, NOTHING),
    FHIR_SEARCH("GET", "/fhir/R4/{kind}", SIGNED_OR_TOKEN, NOTHING),
    FHIR_SEARCH_FORM("POST", "/fhir/R4/{kind}/_search", SIGNED_OR_TOKEN, TRANSACTION),
    FHIR_EVERYTHING("GET", "/fhir/R4/Patient/{id}/$everything", SIGNED_OR_TOKEN, NOTHING),
    FHIR_SUMMARY("GET", "/fhir/R4/Patient/{id}/$summary", BEYOND_SCOPES, NOTHING),
    FHIR_PIX("GET", "/fhir/R4/Patient/$ihe-pix", BEYOND_SCOPES, NOTHING),
    FHIR_MATCH("POST", "/fhir/R4/Patient/$match", BEYOND_SCOPES, PERSON),
    FHIR_LASTN("GET", "/fhir/R4/Observation/$lastn", SIGNED_OR_TOKEN, NOTHING),
    FHIR_VALIDATE("POST", "/fhir/R4/{kind}/$validate", BEYOND_SCOPES, RESOURCE),
    FHIR_PROVE_TRAIL("GET", "/fhir/R4/AuditEvent/$proof", BEYOND_SCOPES, NOTHING),
    FHIR_PROVE("GET", "/fhir/R4/{kind}/{id}/$proof", BEYOND_SCOPES, NOTHING),
    FHIR_PROVE_VERSION("GET", "/fhir/R4/{kind}/{id}/_history/{version}/$proof", BEYOND_SCOPES, NOTHING),
    FHIR_READ("GET", "/fhir/R4/{kind}/{id}", SIGNED_OR_TOKEN, NOTHING),
    FHIR_HISTORY("GET", "/fhir/R4/{kind}/{id}/_history", SIGNED_OR_TOKEN, NOTHING),
    FHIR_VREAD("GET", "/fhir/R4/{kind}/{id}/_history/{version}", SIGNED_OR_TOKEN, NOTHING),
    FHIR_CREATE("POST", "/fhir/R4/{kind}", BEYOND_SCOPES, RESOURCE),
    FHIR_UPDATE("PUT", "/fhir/R4/{kind}/{id}", BEYOND_SCOPES, RESOURCE),
    FHIR_UPDATE_FOUND("PUT", "/fhir/R4/{kind}", BEYOND_SCOPES, RESOURCE),
    FHIR_PATCH("PATCH", "/fhir/R4/{kind}/{id}", BEYOND_SCOPES, RESOURCE),
    FHIR_PATCH_FOUND("PATCH", "/fhir/R4/{kind}", BEYOND_SCOPES, RESOURCE),
    FHIR_DELETE("DELETE", "/fhir/R4/{kind}/{id}", BEYOND_SCOPES, NOTHING),
    FHIR_DELETE_FOUND("DELETE", "/fhir/R4/{kind}", BEYOND_SCOPES, NOTHING),
    HEALTH("GET", "/actuator/health", PUBLIC, NOTHING),
    METRICS("GET", "/actuator/prometheus", OPERATORS, NOTHING);

    private static final String FHIR = "/fhir/R4";

    private final String method;
    private final String path;
    private final Admission admission;
    private final BodyLimit limit;

    Route(String method, String path, Admission admission, BodyLimit limit) {
        this.method = method;
        this.path = path;
        this.admission = admission;
        this.limit = limit;
    }

    public String method() {
        return method;
    }

    /** With its variables in braces. */
    public String path() {
        return path;
    }

    public Admission admission() {
        return admission;
    }

    public BodyLimit limit() {
        return limit;
    }

    /** Whether pages from anywhere may ask: viewers of health links are such (SMART Health Links 1.0). */
    boolean isForAnyOrigin() {
        return this == HEALTH_LINK_USE || this == HEALTH_LINK_FETCH;
    }

    /** Whether the pages of registered applications may ask: what is asked with a token, and what they know it from. */
    boolean isForApplications() {
        return switch (this) {
            case OAUTH_TOKEN, OAUTH_REVOKE, OAUTH_INTROSPECT, OAUTH_USERINFO, OAUTH_USERINFO_FORM, OAUTH_KEYS, OPENID ->
                true;
            default -> path.equals(FHIR) || path.startsWith(FHIR + "/");
        };
    }

    /** Whether it must be answered also when the node is busy. */
    boolean always() {
        return this == HEALTH || this == METRICS;
    }
}
