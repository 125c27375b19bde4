CREATE (:App {id: $id, name: $name, link: $link, redirects: $redirects, hash: $hash, at: $at})
