package io.daozha.admin.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sections that have a page. */
@ApplicationScoped
class Sections {
    private final List<Section> built;

    Sections(BeanManager beans) {
        List<String> paths = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass().getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> path.value().startsWith("/") ? path.value() : "/" + path.value())
                .toList();
        built = Stream.of(Section.values())
                .filter(section -> paths.stream().anyMatch(section::holds))
                .toList();
    }

    List<Section> of(Set<String> roles) {
        return built.stream().filter(section -> section.open(roles)).toList();
    }
}
