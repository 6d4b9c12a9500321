package org.stele.node.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a machine is reached, or listens.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([^\\s:/\\[\\]@]+)):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    public HostPort {
        if (host.isBlank() || port < 1 || port > LAST_PORT || !standsInUri(host)) {
            throw new IllegalArgumentException("not host:port");
        }
    }

    /**
     * Reads {@code host:port} or {@code [IPv6 address]:port}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static HostPort parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not host:port");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new HostPort(host, Integer.parseInt(matcher.group(3)));
    }

    /** Looks the name up. */
    public InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return bracketed(host) + ":" + port;
    }

    /** Nodes are called by URIs: what would make none is better refused here than where it is first used. */
    private static boolean standsInUri(String host) {
        try {
            new URI("https://" + bracketed(host));
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
