package org.stele.node.config;

import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a node serves HTTP. TLS ends in front of it, or it listens on a loopback address.
 *
 * @param address to listen on, numeric or a name
 * @param port 0 for any that is free
 * @param bundleLimit the longest bundle taken in, in bytes
 * @param atOnce requests in work at the same time; what comes beyond is told 429
 * @param bodySeconds how long a request's body may take to arrive
 * @param operators addresses that may read metrics and the details of the health, beside loopback ones
 * @param publicAddress at which others reach it, through whatever stands before it; empty where nobody said
 */
public record HttpSettings(
        String address,
        int port,
        int bundleLimit,
        int atOnce,
        int bodySeconds,
        SortedSet<String> operators,
        Optional<URI> publicAddress) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int PORT = 8480;
    public static final int BUNDLE_LIMIT = 64 << 20;
    public static final int AT_ONCE = 512;
    public static final int BODY_SECONDS = 60;

    /**
     * How much of {@link #atOnce} those may have together who are known by their signatures, on requests and on transactions each:
     * others find a place to say who they are.
     */
    public int sharedAtOnce() {
        return Math.max(1, atOnce / 2);
    }

    /**
     * How others reach a path.
     *
     * @param path with a slash at its beginning
     */
    public Optional<String> reached(String path) {
        return publicAddress.map(address -> address.resolve(path).toString());
    }

    public HttpSettings {
        operators = Collections.unmodifiableSortedSet(new TreeSet<>(operators));
    }
}
