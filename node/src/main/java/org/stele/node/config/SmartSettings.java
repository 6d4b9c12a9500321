package org.stele.node.config;

import java.net.URI;

/**
 * How applications know this node.
 *
 * @param address at which they reach it, with nothing after the port; what they sign and what is signed for them names it, to the letter
 */
public record SmartSettings(URI address) {
    /** As the issuer of tokens. */
    public String issuer() {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** For whom access tokens are meant: this node's FHIR server. */
    public String audience() {
        return issuer() + "/fhir/R4";
    }

    /** Something below the address. */
    public String at(String path) {
        return issuer() + path;
    }
}
