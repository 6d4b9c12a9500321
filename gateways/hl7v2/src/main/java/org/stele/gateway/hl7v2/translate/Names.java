package org.stele.gateway.hl7v2.translate;

/** Gives the resources of one patient their ids. The same kind and key have the same id whenever they come. */
@FunctionalInterface
public interface Names {
    /**
     * The id of a resource.
     *
     * @param key what tells it from others of its kind in the messages; empty for the one Patient
     */
    String id(String kind, String key);
}
