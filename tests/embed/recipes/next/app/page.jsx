export default () => <p>Front page</p>;
