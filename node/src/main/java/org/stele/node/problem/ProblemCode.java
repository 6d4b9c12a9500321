package org.stele.node.problem;

/** Every answer that is not a success, on one screen, beside the codes of the contracts themselves. */
public enum ProblemCode {
    MALFORMED_REQUEST(
            400, "The request is not well formed", "Send HTTP/1.1 with a path and headers of the documented form."),
    MALFORMED_JSON(400, "The body is not the strict JSON that is expected", "Correct what the issues name."),
    MALFORMED_XML(400, "The body is no FHIR resource in XML", "Correct what the detail names, or send JSON."),
    MALFORMED_IDENTIFIER(400, "An identifier in the path is not one", "Use the identifier that this network gave."),
    INVALID_SEARCH(400, "The search is not understood", "Correct what the issues name."),
    MALFORMED(400, "The transaction is not one", "Do not send it again: make it anew."),
    WRONG_NETWORK(400, "The transaction is for another network", "Read /v1/network and make it for this one."),
    UNKNOWN_COMMAND(400, "The rules in force have no such command, or none of this form", "Compare it with the rules."),
    EXPIRED(400, "The transaction has expired", "Make a new one and sign it again."),
    EXPIRES_TOO_LATE(400, "The transaction would live too long", "Make one that expires earlier."),
    BAD_SIGNATURE(
            401, "A signature does not hold", "Sign the exact bytes of the payload in the domain of transactions."),
    KEY_NOT_IN_FORCE(401, "No key that signed is in force for the author", "Sign with the author's present key."),
    REQUEST_NOT_AUTHENTICATED(401, "The request is not signed as it must be", "Sign it anew with the author's key."),
    INVALID_TOKEN(
            401,
            "The token is not one that counts here",
            "Get a new one at /oauth2/token and send it with nothing else."),
    SIGNATURE_REFUSED(
            401, "A signature does not hold, or is not asked for", "Sign the payloads anew with the seats' keys."),
    ACCESS_REFUSED(403, "Access is refused", "Ask the patient for a grant; in an emergency, break the glass."),
    INSUFFICIENT_SCOPE(
            403,
            "The token's scopes do not reach so far",
            "Ask for a token with the scopes that this needs; sign with the seat's key what is more than reading and searching."),
    FORBIDDEN(403, "The author may not do this", "Ask somebody who has the power."),
    TOO_MUCH_UNTOLD(
            403,
            "The ledger must first hear of what this seat was given without it",
            "Have another clinician ask; once there is a quorum again, this seat may too."),
    CLAIM_REFUSED(
            403,
            "The claim is refused",
            "Compare subject and code with the slip; where they are right, ask the desk for a new one."),
    NOT_FOUND(404, "There is nothing here", "Check the address."),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", "Read /v1/openapi.json."),
    NOT_ACCEPTABLE(
            406, "The answer has no such form", "Accept application/json, or application/octet-stream for proofs."),
    REQUEST_TIMEOUT(408, "The body did not arrive in time", "Send it again on a faster line, or in smaller parts."),
    CONFLICT(409, "It does not fit the present state", "Read the state and decide again."),
    LEDGER_AT_WORK(409, "The custodian's ledger takes transactions", "Break the glass on the ledger, at /v1/access."),
    PAYLOAD_EXPIRED(409, "The payloads have expired", "Read the batch again: it has fresh ones. Sign those."),
    BATCH_DISCARDED(409, "The batch was given up", "Send the bundle in again."),
    IDENTIFIER_TAKEN(409, "An identifier is another person's already", "Have a person look at it."),
    NOT_LINKED(409, "The two charts are not linked", "The issue says why: look at both."),
    REFERRED_TO(409, "Others refer to it", "Change or retract those first."),
    ERASURE_OPEN(409, "Not every holder has answered", "The issues name who is awaited and who is overdue."),
    NOT_CURRENT(412, "It is not the present version", "Read it again and decide again."),
    SEVERAL_MATCH(412, "Several match the condition", "Give a condition that only one matches."),
    BODY_TOO_LARGE(413, "The body is too large", "Send less at once."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body has another content type",
            "Send application/json; for FHIR application/fhir+json or application/fhir+xml, for its patches"
                    + " application/json-patch+json."),
    INVALID_BUNDLE(422, "The bundle is refused whole", "Correct what the issues name and send it again."),
    INVALID_DOCUMENT(
            422, "The document is refused whole", "Correct what the detail and the issues name and send it again."),
    INVALID(422, "What was sent does not fit", "Correct what the issues name."),
    CLINICIAN_MISSING(
            422,
            "Records need a clinician with a seat here",
            "Open seats for the practitioners that the records name."),
    OPENING_MISMATCH(
            422, "The labels or items in clear are not those that were signed", "Send those whose hashes were signed."),
    LICENCE_REFUSED(
            422, "The licence does not verify", "Ask the board for one that is in force, made out to this key."),
    COMMITMENT_MISMATCH(422, "The record is not what its source committed to", "Keep what was released, unchanged."),
    HOLDER_MISSING(
            422, "A copy is not named in the request", "The issues name the copies: sign a request with all of them."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "Send fewer or shorter ones."),
    PRECONDITION_REQUIRED(
            428,
            "Without If-Match it might be done twice",
            "Send If-Match with the version that you read: the patch adds to a list, or takes from one."),
    OVERLOADED(429, "Too many transactions are waiting", "Send it again after the time in Retry-After."),
    EXPORT_FAILED(500, "The export came to no end", "Ask for it again."),
    FAULT(500, "The node has a fault", "Try again; the operator finds the cause in the node's log."),
    PEER_UNREACHABLE(502, "Another organisation's node does not answer", "Try again later."),
    BUSY(503, "The node is busy", "Send it again after the time in Retry-After."),
    NOT_CERTIFIED(
            503,
            "Nothing becomes final here",
            "Try another member's node: whoever leads the ordering may leave this one out. Where that says the same, too few"
                    + " members are in reach, and nothing becomes final until they are back."),
    CLOCK_OFF(503, "This node's clock is off", "Send it to another node, or later; the operator sets the clock."),
    NOT_A_VALIDATOR(503, "This node takes no transactions", "Send it to another node."),
    LEDGER_BEHIND(503, "This node's certified state is too old to release on", "Send it again later."),
    LEDGER_STOPPED(503, "This node has stopped", "Send it to another node; the operator finds the cause in the log."),
    VAULT_UNAVAILABLE(503, "The vault does not answer", "Send it again later."),
    STORAGE_FULL(507, "The node's disk is full", "Send it again when the operator has made room: nothing was kept."),
    NOT_FINAL_YET(504, "The transaction is not final yet", "Read /v1/transactions/{id}, or send the same one again.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemCode(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What whoever asked can do about it. */
    public String advice() {
        return advice;
    }
}
