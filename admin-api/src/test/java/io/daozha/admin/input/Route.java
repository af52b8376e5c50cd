package io.daozha.admin.input;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;

/**
 * An address of the application and what it takes, read from its resources.
 *
 * @param fields names with a value that could be one; of a form that is read by name, whatever any form here has
 */
record Route(String method, String path, Kind kind, boolean resident, Map<String, String> fields) {

    enum Kind {
        QUERY,
        FORM,
        JSON,
        MULTIPART
    }

    /** What the documentation of the API gives no example of. */
    private static final Map<String, String> LIKELY = Map.ofEntries(
            Map.entry("name", "张三"),
            Map.entry("plate", "湘A12345"),
            Map.entry("colour", "BLUE"),
            Map.entry("reason", "看了录像"),
            Map.entry("version", "0"),
            Map.entry("from", "2026-03-01"),
            Map.entry("to", "2026-03-31"),
            Map.entry("until", "2027-03-31T20:00"),
            Map.entry("at", "2026-03-01T10:00"),
            Map.entry("day", "2026-03-01"),
            Map.entry("yuan", "12.50"),
            Map.entry("amount", "12.50"),
            Map.entry("role", "OPERATOR"),
            Map.entry("label", "账房"),
            Map.entry("scopes", "key:books"),
            Map.entry("channel", "wechat"),
            Map.entry("kind", "FLAT"),
            Map.entry("act", "CORRECT_PLATE"),
            Map.entry("sure", "true"),
            Map.entry("lang", "zh"));

    static List<Route> all() {
        List<Route> routes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.daozha").stream()
                        .filter(room -> room.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(room -> Stream.of(room.getDeclaredMethods()))
                        .flatMap(method -> of(method).stream())
                        .toList();
        Map<String, String> everything = new TreeMap<>();
        routes.forEach(route -> everything.putAll(route.fields));
        return routes.stream()
                .map(route -> route.fields.containsKey("*") ? route.with(everything) : route)
                .toList();
    }

    private Route with(Map<String, String> all) {
        Map<String, String> every = new TreeMap<>(all);
        every.remove("*");
        every.putAll(fields);
        every.remove("*");
        return new Route(method, path, kind, resident, every);
    }

    private static Optional<Route> of(Method method) {
        return Stream.of(method.getAnnotations())
                .flatMap(one -> Optional.ofNullable(one.annotationType().getAnnotation(HttpMethod.class)).stream())
                .findFirst()
                .map(http -> of(method, http.value()));
    }

    private static Route of(Method method, String http) {
        Map<String, String> fields = new TreeMap<>();
        Kind kind = http.equals("GET") || http.equals("DELETE") ? Kind.QUERY : Kind.FORM;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RestForm.class)) {
                kind = Kind.MULTIPART;
            }
            kind = read(parameter, fields) ? Kind.JSON : kind;
        }
        RolesAllowed roles = Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
                .orElse(method.getDeclaringClass().getAnnotation(RolesAllowed.class));
        boolean resident = roles != null && List.of(roles.value()).equals(List.of("resident"));
        String path = Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                .flatMap(one -> Stream.ofNullable(one).map(Path::value))
                .map(one -> one.replaceAll("^/+|/+$", ""))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
        return new Route(http, path, kind, resident, fields);
    }

    /** @return whether it is the body, as JSON */
    private static boolean read(Parameter parameter, Map<String, String> fields) {
        Optional<String> name = name(parameter.getAnnotations());
        if (name.isPresent()) {
            fields.put(name.get(), likely(name.get(), ""));
            return false;
        }
        Class<?> type = parameter.getType();
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            for (Field field : type.getDeclaredFields()) {
                name(field.getAnnotations()).ifPresent(one -> fields.put(one, likely(one, "")));
            }
            return false;
        }
        if (type == MultivaluedMap.class) {
            fields.put("*", "");
            return false;
        }
        if (type.isRecord() && parameter.getAnnotations().length == 0) {
            for (RecordComponent part : type.getRecordComponents()) {
                Schema schema = part.getAccessor().getAnnotation(Schema.class);
                String example = schema == null || schema.examples().length == 0 ? "" : schema.examples()[0];
                fields.put(part.getName(), likely(part.getName(), example));
            }
            return true;
        }
        return !parameter.isAnnotationPresent(Context.class)
                && !type.isInterface()
                && parameter.getAnnotations().length == 0;
    }

    private static Optional<String> name(Annotation[] annotations) {
        List<String> names = new ArrayList<>();
        for (Annotation one : annotations) {
            if (one instanceof FormParam form) {
                names.add(form.value());
            } else if (one instanceof QueryParam query) {
                names.add(query.value());
            } else if (one instanceof RestForm form) {
                names.add(form.value());
            } else if (one instanceof PathParam path) {
                names.add(path.value());
            }
        }
        return names.stream().findFirst();
    }

    private static String likely(String name, String example) {
        return example.isEmpty() ? LIKELY.getOrDefault(name, "1") : example;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
