package org.stele.node.http;

/** Who may send a request at all. What they may do with it, the use cases say. */
public enum Admission {
    /** Anybody: it is about the ledger, or the body brings a signed transaction. */
    PUBLIC,
    /** Whoever signs the request with a key in force. */
    SIGNED,
    /** The same, and applications with a token that counts here: FHIR. */
    SIGNED_OR_TOKEN,
    /** Whoever signs; an application with a token that counts is told that no scope reaches so far: what else FHIR has. */
    BEYOND_SCOPES,
    /** The node's operators, from their machines. */
    OPERATORS
}
