package org.stele.node.auth;

/** Says of which origins pages may ask as the applications that they are (WHATWG Fetch, CORS). Safe for use by many threads. */
@FunctionalInterface
public interface OriginCheck {
    /**
     * Whether a registered application's pages are of it.
     *
     * @param origin as browsers write it, to the letter
     */
    boolean admits(String origin);
}
