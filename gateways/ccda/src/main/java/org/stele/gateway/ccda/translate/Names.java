package org.stele.gateway.ccda.translate;

/** Gives the resources of one patient their ids. The same kind and key have the same id whenever they come. */
@FunctionalInterface
public interface Names {
    /**
     * The id of a resource.
     *
     * @param key what tells it from others of its kind in documents; empty for the one Patient
     */
    String id(String kind, String key);
}
